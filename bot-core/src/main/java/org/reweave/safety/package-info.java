/** Recognises words that may mean danger, before anything else looks at them. */
@NullMarked
package org.reweave.safety;

import org.jspecify.annotations.NullMarked;
