package org.reweave.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.reweave.runtime.EchoTransition;
import org.reweave.store.Persons.Person;
import org.reweave.store.Transactions;

/**
 * Compares what a world was told with what is in the store.
 *
 * @param lost updates that were acknowledged and are not in the state, and messages that were promised and never shown
 * @param doubled updates that are in the state twice, and messages that were shown under two names
 * @param repeats deliveries of a message that was shown already, told by its id
 * @param mistakes everything that is wrong, in words; among them what came in another order than it was written
 */
record Reckoning(int lost, int doubled, int repeats, List<String> mistakes) {

    static Reckoning of(World world, Path journal, Transactions store) throws IOException {
        Books books = new Books();
        Map<String, List<String>> shown = books.shown(Journal.read(journal));
        world.written().forEach((user, updates) -> {
            List<String> trail = trail(store, user);
            books.compareUpdates(user, updates.stream().map(World.Update::text).toList(), trail);
            books.compareReminders(user, trail);
            books.compareMessages(user, trail, shown.getOrDefault(user, List.of()));
        });
        return new Reckoning(books.lost, books.doubled, books.repeats, books.mistakes);
    }

    private static List<String> trail(Transactions store, String user) {
        Map<?, Person> found =
                store.inTransaction(work -> work.persons().lockByAddress(List.of(JournalPlatform.address(user))));
        return found.isEmpty()
                ? List.of()
                : EchoTransition.words(found.values().iterator().next().state());
    }

    private static final class Books {
        private int lost;
        private int doubled;
        private int repeats;
        private final List<String> mistakes = new ArrayList<>();

        /** What was shown to each person, in order; no message may be sent twice within one life of the companion. */
        private Map<String, List<String>> shown(List<Journal.Line> lines) {
            Map<String, List<String>> shown = new HashMap<>();
            Map<String, Integer> sentIn = new HashMap<>();
            for (Journal.Line line : lines) {
                if (line.is("acknowledged")) {
                    continue;
                }
                Integer before = sentIn.put(line.word(2), line.generation());
                if (before != null && before == line.generation()) {
                    mistakes.add(line.word(2) + " was sent twice though its outcome was known");
                }
                if (line.is("shown")) {
                    shown.computeIfAbsent(line.word(3), user -> new ArrayList<>())
                            .add(line.word(4));
                } else {
                    repeats++;
                }
            }
            return shown;
        }

        private void compareUpdates(String user, List<String> written, List<String> trail) {
            List<String> heard =
                    trail.stream().filter(text -> !text.startsWith("due ")).toList();
            int kinds = new HashSet<>(heard).size();
            doubled += heard.size() - kinds;
            Set<String> missing = new HashSet<>(written);
            heard.forEach(missing::remove);
            lost += missing.size();
            if (!heard.equals(written)) {
                mistakes.add(user + " wrote " + written + " and was heard as " + heard);
            }
        }

        /** Every reminder came once, unless the next one took its place before it came. */
        private void compareReminders(String user, List<String> trail) {
            Map<Integer, Integer> came = new LinkedHashMap<>();
            for (String text : trail) {
                if (text.startsWith("due ")) {
                    came.merge(Integer.parseInt(text.substring(4)), 1, Integer::sum);
                }
            }
            doubled += came.values().stream().mapToInt(times -> times - 1).sum();
            boolean replaced = false;
            for (int visit = trail.size(); visit >= 1; visit--) {
                boolean arranged = trail.get(visit - 1).startsWith("remind ");
                if (arranged && !came.containsKey(visit) && !replaced) {
                    lost++;
                    mistakes.add(user + " was not reminded of " + trail.get(visit - 1));
                }
                if (!arranged && came.containsKey(visit)) {
                    mistakes.add(user + " was reminded of nothing");
                }
                replaced |= arranged;
            }
        }

        /** Everything in the trail was said once, and in the same order. */
        private void compareMessages(String user, List<String> trail, List<String> shown) {
            Set<String> missing = new HashSet<>(trail);
            shown.forEach(missing::remove);
            lost += missing.size();
            doubled += shown.size() - new HashSet<>(shown).size();
            if (!shown.equals(trail)) {
                mistakes.add(user + " has the trail " + trail + " and was shown " + shown);
            }
        }
    }
}
