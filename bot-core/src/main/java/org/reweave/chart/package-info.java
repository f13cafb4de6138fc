/** Draws a person's own numbers as a picture. */
@NullMarked
package org.reweave.chart;

import org.jspecify.annotations.NullMarked;
