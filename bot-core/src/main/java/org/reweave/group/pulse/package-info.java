/**
 * The pulse of a group: how many of those who answered gave which answer, told so that nobody's answer can be found out.
 *
 * <p><strong>The promise.</strong> Somebody knows the answers of everybody but one, holds three members, has others join
 * and leave as he likes, and sees every round. Which of two answers the one gave he can guess right 50 times in 100
 * without the pulse, and with all that was shown in any 52 rounds at most 52 times, even where that one gave the same
 * answer in each of them. In one round alone of a group of 500 it is 50.7.
 *
 * <p><strong>Why there is chance in it.</strong> A rule without chance either shows always the same or has a border that
 * one answer crosses; whoever knows all other answers, and can move three of them, waits at that border. Rounding to tens
 * has such borders, and so has "show only what no single answer would change": what is then not shown is a border too. So
 * the counts are blurred before anything is decided about them, and the blur is the whole of the protection; rounding,
 * hiding and the least number of answers come after it and only take away more. See {@link
 * org.reweave.group.pulse.PulseRules}.
 *
 * <p><strong>Sources.</strong> L. Sweeney, <cite>k-anonymity</cite>, 2002, and A. Machanavajjhala and others,
 * <cite>l-diversity</cite>, 2007 (why a least number does not protect a group that agrees); <cite>Handbook on Statistical
 * Disclosure Control</cite>, chapter 5, Frequency tables (small cells, hiding neighbours, differencing, noise bound to the
 * records by a key); I. Dinur and K. Nissim, <cite>Revealing information while preserving privacy</cite>, 2003; C. Dwork
 * and A. Roth, <cite>The Algorithmic Foundations of Differential Privacy</cite>, 2014 (differencing, later processing is
 * free, groups of people); J. Dong, A. Roth and W. Su, <cite>Gaussian Differential Privacy</cite>, 2019 (a promise said as
 * the guesses of an attacker, and how several figures add up); A. Smith and A. Thakurta, <cite>Fully Adaptive Composition
 * for Gaussian Differential Privacy</cite>, 2022 (the sum holds also where the attacker chooses what comes next).
 */
@NullMarked
package org.reweave.group.pulse;

import org.jspecify.annotations.NullMarked;
