package org.reweave.engine;

/**
 * Where a side path leads back to.
 *
 * @param returnTo the step to go on with
 * @param once whether the path is a single prompt, walked to change an earlier answer
 */
public record Frame(String returnTo, boolean once) {}
