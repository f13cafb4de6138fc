package org.reweave.export;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.reweave.engine.PersonState;
import org.reweave.engine.Phrase;
import org.reweave.engine.Retelling;
import org.reweave.export.ReadablePage.Section;
import org.reweave.message.Document;
import org.reweave.message.OutboundMessage;
import org.reweave.message.RichText;
import org.reweave.runtime.HandOver;
import org.reweave.store.Persons.Person;
import org.reweave.store.Transactions.Work;

/**
 * Hands a person in their chat what is kept of them: a page to read, and all of it for other programs, each a file whose
 * name says nothing to whoever sees it. What is too large for a chat is said to be, and who can write it out.
 */
public final class Handing implements HandOver {
    /** The page to read. */
    public static final String PAGE = "notes.html";
    /** All of it. */
    public static final String ALL = "notes.json";

    private final Function<PersonState, Retelling> retelling;

    /** Hands over in the words of whatever retells a state. */
    public Handing(Function<PersonState, Retelling> retelling) {
        this.retelling = retelling;
    }

    @Override
    public List<OutboundMessage> of(Work work, Person person, Instant now) {
        Retelling words = retelling.apply(person.state());
        Export export = new Export(PersonalData.of(work, person.id(), person.state()), words, now);
        return List.of(
                file(PAGE, export.page().html(), Phrase.DATA_FILE_PAGE, words),
                file(ALL, export.json(), Phrase.DATA_FILE_ALL, words));
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

    private static OutboundMessage file(String name, String text, Phrase what, Retelling words) {
        Map<String, String> called = Map.of("file", name);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > Document.MAX_BYTES) {
            return OutboundMessage.saying(RichText.plain(words.phrase(Phrase.DATA_FILE_TOO_LARGE, called)));
        }
        Document file =
                new Document(name, bytes, words.phrase(what, called), words.phrase(Phrase.DATA_FILE_NOT_SENT, called));
        return OutboundMessage.saying(RichText.plain("")).with(file);
    }
}
