/** The shell around the engine: turns, the outbox relay and the nudge scheduler. */
@NullMarked
package org.reweave.runtime;

import org.jspecify.annotations.NullMarked;
