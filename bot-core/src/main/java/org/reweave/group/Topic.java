package org.reweave.group;

/**
 * A topic of the week.
 *
 * @param id its name, such as {@code reason-1}
 * @param chapter the chapter it is taken from
 * @param title what it is called
 * @param opening what comes first
 * @param question what to talk about
 * @param attempt a small thing to try
 * @param close what is said at the end
 */
record Topic(String id, String chapter, String title, String opening, String question, String attempt, String close) {}
