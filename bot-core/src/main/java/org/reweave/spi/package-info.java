/** What a chat platform's adapter implements, and what it is given. */
@NullMarked
package org.reweave.spi;

import org.jspecify.annotations.NullMarked;
