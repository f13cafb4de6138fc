package org.reweave.export;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.reweave.engine.PersonState;
import org.reweave.engine.Phrase;
import org.reweave.engine.Retelling;
import org.reweave.export.ReadablePage.Section;
import org.reweave.message.OutboundMessage;
import org.reweave.message.RichText;
import org.reweave.runtime.HandOver;
import org.reweave.store.Persons.Person;
import org.reweave.store.Transactions.Work;

/** Hands a person in their chat what is kept of them: as words they can read, page by page. */
public final class Handing implements HandOver {
    /** Discord takes 2,000 characters; the room left is for what a platform adds. */
    private static final int LONGEST = 1_800;

    private final Function<PersonState, Retelling> retelling;

    /** Hands over in the words of whatever retells a state. */
    public Handing(Function<PersonState, Retelling> retelling) {
        this.retelling = retelling;
    }

    @Override
    public List<OutboundMessage> of(Work work, Person person, Instant now) {
        PersonalData data = PersonalData.of(work, person.id(), person.state());
        ReadablePage page = new Export(data, retelling.apply(person.state()), now).page();
        Pages pages = new Pages();
        page.sections().forEach(pages::add);
        return pages.messages();
    }

    @Override
    public List<OutboundMessage> agreed(Work work, Person person, Instant now) {
        Retelling words = retelling.apply(person.state());
        Ledger ledger = new Ledger(work.consents().of(person.id()), person.state(), words);
        List<String> lines = ledger.lines();
        Pages pages = new Pages();
        pages.add(new Section(
                words.phrase(Phrase.AGREED_TITLE, Map.of()),
                lines.isEmpty() ? List.of(words.phrase(Phrase.AGREED_NONE, Map.of())) : lines));
        List<OutboundMessage> messages = new ArrayList<>(pages.messages());
        messages.addAll(ledger.groups());
        return messages;
    }

    /** Fills messages with sections, cut between lines, or within a line that is longer than a message. */
    private static final class Pages {
        private final List<OutboundMessage> messages = new ArrayList<>();
        private final List<RichText.Span> spans = new ArrayList<>();
        private int length;

        void add(Section section) {
            put(length == 0 ? "" : "\n\n", section.heading(), true);
            for (String line : section.lines()) {
                int from = 0;
                String lead = "\n• ";
                while (from < line.length()) {
                    int to = end(line, from);
                    put(lead, line.substring(from, to), false);
                    lead = "";
                    from = to;
                }
            }
        }

        private static int end(String line, int from) {
            int to = Math.min(line.length(), from + LONGEST / 2);
            return to < line.length() && Character.isHighSurrogate(line.charAt(to - 1)) ? to - 1 : to;
        }

        private void put(String lead, String words, boolean strong) {
            if (length + lead.length() + words.length() > LONGEST) {
                turn();
            }
            String glue = length == 0 ? lead.strip() + (lead.isBlank() ? "" : " ") : lead;
            spans.add(new RichText.Span(glue, false));
            spans.add(new RichText.Span(words, strong));
            length += glue.length() + words.length();
        }

        private void turn() {
            if (length > 0) {
                messages.add(OutboundMessage.saying(new RichText(spans)));
                spans.clear();
                length = 0;
            }
        }

        List<OutboundMessage> messages() {
            turn();
            return List.copyOf(messages);
        }
    }
}
