/** The companion on Discord. */
@NullMarked
package org.reweave.discord;

import org.jspecify.annotations.NullMarked;
