/** Journeys as data: chapters, steps, conditions and texts, read from files and checked as a whole. */
@NullMarked
package org.reweave.journey;

import org.jspecify.annotations.NullMarked;
