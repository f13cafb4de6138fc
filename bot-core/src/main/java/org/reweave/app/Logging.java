package org.reweave.app;

import java.nio.file.Path;

/** Says where the log goes. Has to be called before anything logs; what is said later changes nothing. */
final class Logging {
    private static final String FOLDER = "reweave.log.folder";
    private static final String LEVEL = "reweave.log.level";
    private static final String DEBUG = "reweave.log.debug";

    private Logging() {}

    /** To a file in the home folder, so that nothing disturbs what is on the screen. */
    static void toFile(Path home, String level, boolean debug) {
        to(home.resolve("logs").toString(), level, debug);
    }

    /** To standard error, where whatever runs the process can keep it. */
    static void toConsole(String level, boolean debug) {
        to("", level, debug);
    }

    private static void to(String folder, String level, boolean debug) {
        System.setProperty(FOLDER, folder);
        System.setProperty(LEVEL, debug ? "debug" : level);
        System.setProperty(DEBUG, Boolean.toString(debug));
    }

    /** The folder of the log files; empty where the log goes to standard error. */
    static String folder() {
        return System.getProperty(FOLDER, "");
    }

    static String level() {
        return System.getProperty(LEVEL, "warn");
    }

    /** Whether exceptions are written with all they say. */
    static boolean debug() {
        return Boolean.getBoolean(DEBUG);
    }
}
