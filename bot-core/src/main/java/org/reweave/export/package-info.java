/** What is kept of a person, put together for them to read and take along. */
@NullMarked
package org.reweave.export;

import org.jspecify.annotations.NullMarked;
