package org.reweave.crash;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * How a companion is started in half the time: with an archive of the classes it loads, made in one rehearsal.
 *
 * @param options what comes between {@code java} and the name of the class
 */
record QuickStart(List<String> options) {
    private static final List<String> LITTLE =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m", "-Xlog:disable");

    /** Rehearses one life in the given directory. */
    static QuickStart rehearse(Path directory) throws IOException {
        Files.createDirectories(directory);
        String classPath = classPath(directory);
        String archive = directory.resolve("classes.jsa").toString();
        DoomedProcess rehearsal =
                DoomedProcess.launch(directory, with("-XX:ArchiveClassesAtExit=" + archive, classPath));
        rehearsal.await("warm");
        rehearsal.order("start", "0", "" + Long.MAX_VALUE);
        rehearsal.order("say", "p0-0", "p0", "remind 0 p0-0");
        rehearsal.await("ack\tp0-0");
        rehearsal.order("settle");
        rehearsal.await("settled");
        rehearsal.order("stop");
        rehearsal.awaitEnd();
        return with("-XX:SharedArchiveFile=" + archive, classPath);
    }

    private static QuickStart with(String archive, String classPath) {
        List<String> options = new ArrayList<>(LITTLE);
        options.addAll(List.of(archive, "-cp", classPath));
        return new QuickStart(options);
    }

    /** This test's class path with its directories packed, for an archive holds classes from jars only. */
    private static String classPath(Path directory) throws IOException {
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            entries.add(Files.isDirectory(path) ? packed(path, directory.resolve(entries.size() + ".jar")) : entry);
        }
        return String.join(File.pathSeparator, entries);
    }

    private static String packed(Path classes, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                Stream<Path> all = Files.walk(classes)) {
            for (Path path : all.filter(path -> !path.equals(classes)).toList()) {
                boolean directory = Files.isDirectory(path);
                String name = classes.relativize(path).toString().replace(File.separatorChar, '/');
                out.putNextEntry(new JarEntry(directory ? name + "/" : name));
                if (!directory) {
                    Files.copy(path, out);
                }
                out.closeEntry();
            }
        }
        return jar.toString();
    }
}
