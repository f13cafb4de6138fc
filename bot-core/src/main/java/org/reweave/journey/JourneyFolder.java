package org.reweave.journey;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the files of one journey are: a folder, a part of the class path, or a test's own texts. */
@FunctionalInterface
public interface JourneyFolder {

    /**
     * The bytes of the file, or empty where there is none.
     *
     * @param name relative to the journey's folder, with {@code /} between the parts
     * @throws UncheckedIOException where the file is there and cannot be read
     */
    Optional<byte[]> file(String name);

    /** A folder on disk. */
    static JourneyFolder of(Path folder) {
        return name -> {
            Path file = folder.resolve(name);
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            try (InputStream in = Files.newInputStream(file)) {
                return Optional.of(in.readNBytes(YamlFile.MAX_BYTES + 1));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    /** A folder on the class path, such as {@code journeys/rebuild-trust}. */
    static JourneyFolder onClassPath(ClassLoader loader, String folder) {
        return name -> {
            try (InputStream in = loader.getResourceAsStream(folder + "/" + name)) {
                return in == null ? Optional.empty() : Optional.of(in.readNBytes(YamlFile.MAX_BYTES + 1));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}
