package org.reweave.runtime;

import java.util.function.Predicate;
import org.reweave.group.GroupEngine;

/**
 * What is needed to accompany groups.
 *
 * @param engine decides what a group says and does
 * @param danger whether words may mean danger
 */
public record GroupCare(GroupEngine engine, Predicate<String> danger) {}
