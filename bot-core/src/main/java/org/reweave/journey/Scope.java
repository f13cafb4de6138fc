package org.reweave.journey;

/** Where a problem is found: the file, and the step or nothing. */
record Scope(String file, String step, Problems problems) {

    /** The same file, inside a step. */
    Scope in(String stepId) {
        return new Scope(file, stepId, problems);
    }

    /** Something is wrong with what is said. */
    void problem(int line, String what, String remedy) {
        problems.add(file, line, step, what, remedy);
    }

    /** Something is wrong with a way between steps, so that the whole graph cannot be judged yet. */
    void broken(int line, String what, String remedy) {
        problem(line, what, remedy);
        problems.wayLost();
    }

    /** A step cannot be read, so that nothing can be said yet of what refers to it. */
    void unread(int line, String what, String remedy) {
        problem(line, what, remedy);
        problems.stepLost();
    }
}
