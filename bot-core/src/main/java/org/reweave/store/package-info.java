/** The ports to durable memory: what a turn reads and writes, without saying which database does it. */
@NullMarked
package org.reweave.store;

import org.jspecify.annotations.NullMarked;
