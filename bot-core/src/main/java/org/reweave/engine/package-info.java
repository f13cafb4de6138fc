/** What the companion decides: a pure transition from one state of a person to the next, and the effects of it. */
@NullMarked
package org.reweave.engine;

import org.jspecify.annotations.NullMarked;
