package org.reweave.message;

/** What a platform has, so that others see less of what is said to a person there, and what of it is theirs to choose. */
public enum Discretion {
    /** Nothing, or nothing there would be a choice about. */
    NONE,
    /** A message can be kept from being forwarded and saved; {@link OutboundMessage#guarded()} asks for it. */
    GUARD,
    /** Besides the direct chat there are places where an answer is seen by one person alone, and goes by itself. */
    ASIDE
}
