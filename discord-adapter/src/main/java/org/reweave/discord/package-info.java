/** The companion on Discord: direct messages, and answers only the person sees in servers. */
@NullMarked
package org.reweave.discord;

import org.jspecify.annotations.NullMarked;
