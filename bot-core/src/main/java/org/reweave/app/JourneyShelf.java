package org.reweave.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.reweave.engine.Journeys;
import org.reweave.journey.Journey;
import org.reweave.journey.JourneyCatalog;
import org.reweave.journey.JourneyCatalog.Reading;
import org.reweave.journey.Problem;

/** The journeys people can walk: those that come along, and those in a folder of the host's own. */
final class JourneyShelf implements Journeys {
    /** The journeys that come along; the first is where people begin. */
    static final List<String> ON_BOARD = List.of("rebuild-trust");

    private final Optional<JourneyCatalog> own;
    private final JourneyCatalog onBoard;

    private JourneyShelf(Optional<JourneyCatalog> own, JourneyCatalog onBoard) {
        this.own = own;
        this.onBoard = onBoard;
    }

    /**
     * Takes those that come along, and reads the host's own.
     *
     * @param folder the host's own, which take the place of those with the same id
     * @throws HostException where one of them has a problem
     */
    static JourneyShelf of(Reading onBoard, Optional<Path> folder) {
        Optional<JourneyCatalog> own = folder.map(dir -> good(in(dir), "the journeys in " + dir));
        return new JourneyShelf(own, good(onBoard, "the journeys that come along"));
    }

    /** Reads those that come along, with whatever is wrong with them. */
    static Reading onBoard() {
        return JourneyCatalog.onClassPath(JourneyShelf.class.getClassLoader(), ON_BOARD);
    }

    /**
     * Reads those in a folder, with whatever is wrong with them.
     *
     * @throws HostException where it is no folder, or holds no journey
     */
    static Reading in(Path folder) {
        if (!Files.isDirectory(folder) || !Files.isReadable(folder)) {
            throw new HostException(
                    folder + " is no folder that can be read; name the one the journeys' folders are in");
        }
        Reading reading = JourneyCatalog.in(folder);
        if (reading.catalog().ids().isEmpty() && reading.problems().isEmpty()) {
            throw new HostException("no journey was found in " + folder
                    + "; each has a folder of its own there, with a file journey.yaml");
        }
        return reading;
    }

    /** The newest revisions of the journeys in the folder, or of those that come along; without those that have a problem. */
    static List<Journey> readable(Reading onBoard, Optional<Path> folder) {
        JourneyCatalog catalog = folder.map(JourneyShelf::in).orElse(onBoard).catalog();
        return catalog.ids().stream().map(catalog::latest).toList();
    }

    private static JourneyCatalog good(Reading reading, String which) {
        List<Problem> problems = reading.problems();
        if (!problems.isEmpty()) {
            Problem first = problems.get(0);
            throw new HostException(which + " cannot be used: " + first.file() + ":" + first.line() + " " + first.what()
                    + (problems.size() > 1 ? " (and " + (problems.size() - 1) + " more)" : "")
                    + "; ./reweave check lists everything with its remedy");
        }
        return reading.catalog();
    }

    /** The journey people begin with. */
    Journey first() {
        String id = ON_BOARD.get(0);
        return own.filter(catalog -> !catalog.ids().contains(id))
                .map(catalog -> catalog.latest(catalog.ids().iterator().next()))
                .orElseGet(() -> of(id, Integer.MAX_VALUE));
    }

    @Override
    public Journey of(String id, int revision) {
        JourneyCatalog catalog = own.filter(mine -> mine.ids().contains(id)).orElse(onBoard);
        return catalog.ids().contains(id) ? catalog.find(id, revision).orElseGet(() -> catalog.latest(id)) : first();
    }
}
