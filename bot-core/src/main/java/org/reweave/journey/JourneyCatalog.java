package org.reweave.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The journeys that were read, by id and revision; somebody halfway through an older revision stays in it.
 *
 * <p>Immutable, and holds only journeys without problems.
 */
public final class JourneyCatalog {
    private final Map<String, TreeMap<Integer, Journey>> journeys = new TreeMap<>();

    private JourneyCatalog(Collection<Journey> all) {
        for (Journey journey : all) {
            journeys.computeIfAbsent(journey.id(), id -> new TreeMap<>()).put(journey.revision(), journey);
        }
    }

    /**
     * What came of reading several journeys.
     *
     * @param catalog those without problems
     * @param problems what is wrong with the others; files are named with their folder
     */
    public record Reading(JourneyCatalog catalog, List<Problem> problems) {
        public Reading {
            problems = List.copyOf(problems);
        }
    }

    /** A catalog of these journeys. */
    public static JourneyCatalog of(Collection<Journey> journeys) {
        return new JourneyCatalog(journeys);
    }

    /** Reads the named folders of {@code journeys/} on the class path. */
    public static Reading onClassPath(ClassLoader loader, List<String> names) {
        Map<String, JourneyFolder> folders = new TreeMap<>();
        names.forEach(name -> folders.put(name, JourneyFolder.onClassPath(loader, "journeys/" + name)));
        return read(folders);
    }

    /**
     * Reads every folder in the folder that holds a journey.
     *
     * @throws UncheckedIOException where the folder cannot be listed
     */
    public static Reading in(Path folder) {
        Map<String, JourneyFolder> folders = new TreeMap<>();
        try (Stream<Path> entries = Files.list(folder)) {
            entries.filter(entry -> Files.isRegularFile(entry.resolve(Lines.HEADER)))
                    .forEach(entry -> folders.put(name(entry), JourneyFolder.of(entry)));
        } catch (IOException e) {
            throw new UncheckedIOException("the journeys in " + folder + " cannot be listed", e);
        }
        return read(folders);
    }

    private static String name(Path folder) {
        Path name = folder.getFileName();
        return name == null ? folder.toString() : name.toString();
    }

    private static Reading read(Map<String, JourneyFolder> folders) {
        Map<String, Journey> read = new TreeMap<>();
        List<Problem> problems = new ArrayList<>();
        folders.forEach((name, folder) -> {
            JourneyReader.Reading reading = JourneyReader.read(folder);
            reading.problems().forEach(problem -> problems.add(in(name, problem)));
            reading.journey().ifPresent(journey -> {
                String key = journey.id() + "@" + journey.revision();
                if (read.putIfAbsent(key, journey) != null) {
                    problems.add(in(
                            name,
                            new Problem(
                                    Lines.HEADER,
                                    1,
                                    "",
                                    "Another folder holds revision " + journey.revision() + " of `" + journey.id()
                                            + "` too.",
                                    "Count `revision` up, or move one of the folders away.")));
                }
            });
        });
        return new Reading(of(read.values()), problems);
    }

    private static Problem in(String folder, Problem problem) {
        return new Problem(
                folder + "/" + problem.file(), problem.line(), problem.step(), problem.what(), problem.remedy());
    }

    /** The ids of all journeys. */
    public Set<String> ids() {
        return Collections.unmodifiableSet(journeys.keySet());
    }

    /** The newest revision; throws {@link IllegalArgumentException} naming the known journeys where there is none. */
    public Journey latest(String id) {
        TreeMap<Integer, Journey> revisions = journeys.get(id);
        if (revisions == null) {
            throw new IllegalArgumentException("there is no journey " + id + "; there are " + journeys.keySet());
        }
        return revisions.lastEntry().getValue();
    }

    /** That very revision, or empty where it is not here. */
    public Optional<Journey> find(String id, int revision) {
        return Optional.ofNullable(journeys.get(id)).map(revisions -> revisions.get(revision));
    }
}
