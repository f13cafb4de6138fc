/** When something that comes again is due, by the clock on the wall of the person it is for. Pure: no clock, no store. */
@org.jspecify.annotations.NullMarked
package org.reweave.rhythm;
