package org.reweave.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.reweave.safety.HelpLines;

/** The help lines: those that come along, and those in a file of the host's own. */
final class HelpLineFile {
    private HelpLineFile() {}

    /**
     * Reads them; a country in the host's file takes the place of the one that comes along.
     *
     * @throws HostException where the file cannot be read or is no such table
     */
    static HelpLines read(Optional<Path> own) {
        HelpLines onBoard = HelpLines.onBoard();
        return own.map(file -> onBoard.replacedBy(of(file))).orElse(onBoard);
    }

    private static HelpLines of(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return HelpLines.read(in);
        } catch (IOException e) {
            String what = e.getMessage() == null
                    ? ""
                    : ": " + e.getMessage().lines().findFirst().orElse("");
            throw new HostException("the help lines in " + file + " cannot be read" + what
                    + "; docs/safety.md shows how such a file is written");
        }
    }
}
