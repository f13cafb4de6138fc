/** The Telegram adapter: the Bot API's wire protocol on one side, {@code org.reweave.spi} on the other. */
@NullMarked
package org.reweave.telegram;

import org.jspecify.annotations.NullMarked;
