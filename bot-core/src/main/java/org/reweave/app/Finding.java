package org.reweave.app;

/**
 * One thing that was looked at.
 *
 * @param level how it stands
 * @param subject what was looked at, in a word or two
 * @param says what was found
 * @param remedy what to do about it; empty where nothing has to be done
 */
record Finding(Level level, String subject, String says, String remedy) {

    /** How something stands. */
    enum Level {
        OK("ok"),
        WARNING("warning"),
        PROBLEM("problem");

        private final String word;

        Level(String word) {
            this.word = word;
        }
    }

    static Finding ok(String subject, String says) {
        return new Finding(Level.OK, subject, says, "");
    }

    static Finding warning(String subject, String says, String remedy) {
        return new Finding(Level.WARNING, subject, says, remedy);
    }

    static Finding problem(String subject, String says, String remedy) {
        return new Finding(Level.PROBLEM, subject, says, remedy);
    }

    boolean bad() {
        return level == Level.PROBLEM;
    }

    /** A line, and a second one with the remedy where there is one. */
    @Override
    public String toString() {
        String line = String.format("%-8s %s: %s", level.word, subject, says);
        return remedy.isEmpty() ? line : line + "\n         " + remedy;
    }
}
