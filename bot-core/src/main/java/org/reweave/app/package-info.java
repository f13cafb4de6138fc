/** Start-up: the command line, the configuration, and the wiring of everything else. */
@NullMarked
package org.reweave.app;

import org.jspecify.annotations.NullMarked;
