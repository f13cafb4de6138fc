/** The companion in a terminal, through the same interface as every other platform. */
@NullMarked
package org.reweave.terminal;

import org.jspecify.annotations.NullMarked;
