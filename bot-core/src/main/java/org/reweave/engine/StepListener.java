package org.reweave.engine;

/** Is told which steps of a journey people enter; never who. */
@FunctionalInterface
public interface StepListener {
    /** A step was entered: something was said or asked there, or a branch or gate decided. */
    void entered(String step);
}
