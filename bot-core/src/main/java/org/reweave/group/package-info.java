/** A support group: its settings, its rhythm and what it says; decided here, done elsewhere. Pure. */
@org.jspecify.annotations.NullMarked
package org.reweave.group;
