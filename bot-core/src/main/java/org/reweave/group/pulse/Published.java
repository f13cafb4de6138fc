package org.reweave.group.pulse;

import java.util.Optional;

/**
 * What a round of a group came to.
 *
 * @param figures what the group sees; empty means "too few to show", and there is no other reason to be told
 * @param next the history for the round after; it has to be stored together with what was shown
 */
public record Published(Optional<Figures> figures, PulseHistory next) {}
