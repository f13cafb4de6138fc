package org.reweave.journey;

/**
 * One mistake in a journey's files, told so that an author can mend it.
 *
 * @param file the file it is in, relative to the journey's folder
 * @param line counts from 1
 * @param step the step it is in, or empty
 * @param what what is wrong
 * @param remedy what to write instead
 */
public record Problem(String file, int line, String step, String what, String remedy) {

    /** Two lines: the place and what is wrong, then what to write. */
    @Override
    public String toString() {
        String place = step.isEmpty() ? file + ":" + line : file + ":" + line + " " + step;
        return remedy.isEmpty() ? place + ": " + what : place + ": " + what + "\n    " + remedy;
    }
}
