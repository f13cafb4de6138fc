package org.reweave.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every rule holds what is written beside it. */
class RulesTest {
    private static final RuleFile FILE = RuleFiles.read("en");
    private static final SafetyScreen SCREEN = SafetyScreen.of(FILE);

    @TestFactory
    Stream<DynamicTest> every_rule_finds_what_it_says_and_passes_over_the_rest() {
        return FILE.rules().stream()
                .map(rule -> dynamicTest(rule.id(), () -> {
                    for (String hit : rule.hits()) {
                        assertThat(SCREEN.met(hit)).as(hit).contains(rule.id());
                        assertThat(SCREEN.look(hit).all()).as(hit).anyMatch(finding -> finding.topic() == rule.about());
                    }
                    for (String pass : rule.passes()) {
                        assertThat(SCREEN.met(pass)).as(pass).doesNotContain(rule.id());
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> every_idiom_stays_without_a_finding() {
        return FILE.idioms().stream()
                .map(idiom -> dynamicTest(idiom.id(), () -> {
                    for (String line : idiom.harmless()) {
                        assertThat(SCREEN.look(line).level())
                                .as(line + " -> " + SCREEN.met(line))
                                .isEqualTo(Level.NONE);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> every_calm_leaves_its_lines_without_a_finding() {
        return FILE.calms().stream()
                .map(calm -> dynamicTest(calm.id(), () -> {
                    assertThat(calm.reason()).isNotBlank();
                    assertThat(calm.harmless()).isNotEmpty();
                    for (String line : calm.harmless()) {
                        assertThat(SCREEN.look(line).level())
                                .as(line + " -> " + SCREEN.met(line))
                                .isEqualTo(Level.NONE);
                    }
                }));
    }

    @Test
    void a_calm_is_for_rules_that_are_there() {
        Set<String> names = FILE.rules().stream().map(RuleFile.Rule::id).collect(java.util.stream.Collectors.toSet());

        for (RuleFile.Calm calm : FILE.calms()) {
            if (calm.rules() != null) {
                assertThat(names).as(calm.id()).containsAll(calm.rules());
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> every_accepted_false_alarm_is_still_one() {
        return FILE.rules().stream()
                .filter(rule -> rule.accepted() != null)
                .map(rule -> dynamicTest(rule.id(), () -> {
                    for (String line : List.copyOf(rule.accepted())) {
                        assertThat(SCREEN.met(line)).as(line).contains(rule.id());
                    }
                }));
    }

    @Test
    void every_rule_has_a_name_a_reason_an_author_and_lines_that_test_it() {
        Set<String> names = new HashSet<>();
        for (RuleFile.Rule rule : FILE.rules()) {
            assertThat(names.add(rule.id())).as(rule.id()).isTrue();
            assertThat(rule.reason()).as(rule.id()).isNotBlank();
            assertThat(rule.author()).as(rule.id()).isNotBlank();
            assertThat(rule.hits()).as(rule.id()).isNotEmpty();
            assertThat(rule.passes()).as(rule.id()).isNotEmpty();
        }
    }
}
