/** The vocabulary every other package shares: who wrote, what came in, what goes out. Pure values. */
@NullMarked
package org.reweave.message;

import org.jspecify.annotations.NullMarked;
