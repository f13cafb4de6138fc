package org.reweave.safety;

/**
 * What was recognised in a text; never the words themselves.
 *
 * @param topic what it is about
 * @param level how serious it is
 * @param manner how it was said
 */
public record Finding(Topic topic, Level level, Manner manner) {

    /** How something was said. */
    public enum Manner {
        /** Of the person's own here and now. */
        DIRECT,
        /** Of somebody else: "my friend wants to die". */
        OF_ANOTHER,
        /** Of a time that is over, of the news, of a story. */
        PAST
    }

    Finding raised(Level to) {
        return level.atLeast(to) ? this : new Finding(topic, to, manner);
    }
}
