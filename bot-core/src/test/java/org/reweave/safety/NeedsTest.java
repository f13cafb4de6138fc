package org.reweave.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The first look may pass an expression on for nothing, and never passes over one that matches. */
class NeedsTest {
    @Test
    void what_a_match_cannot_do_without_is_told_and_what_it_can_is_not() {
        assertThat(Needs.of("(hit|slap)s? me")).containsExactly(Set.of("hit", "slap"), Set.of(" me"));
        assertThat(Needs.of("(?:very )?(?=x)bad\\w*")).containsExactly(Set.of("bad"));
        assertThat(Needs.of("(\\w+ ){0,2}")).isEmpty();
        assertThat(Needs.of("raped?|[a-z]+")).isEmpty();
    }

    @Test
    void brackets_that_do_not_match_are_named() {
        assertThatThrownBy(() -> Needs.of("(a|b")).hasMessageContaining("(a|b");
        assertThatThrownBy(() -> Needs.of("ab)")).hasMessageContaining("ab)");
    }

    @Test
    void no_expression_that_matches_a_line_of_the_corpora_is_passed_over() {
        RuleFile file = RuleFiles.read("en");
        SafetyScreen screen = SafetyScreen.of(file);
        Expressions expressions = new Expressions(file.groups());
        List<String> all = new ArrayList<>();
        for (RuleFile.Rule rule : file.rules()) {
            all.addAll(expressions.each(rule.says() == null ? List.of() : rule.says()));
        }
        List<Pattern> patterns = all.stream().map(Expressions::pattern).toList();
        FirstLook first = new FirstLook(all);
        int found = 0;
        for (LabelledLine line : Corpus.HELD_OUT_1.lines()) {
            String words = screen.prepared(line.text());
            var candidates = first.candidates(words);
            for (int i = 0; i < all.size(); i++) {
                if (patterns.get(i).matcher(words).find()) {
                    assertThat(candidates.get(i)).as(all.get(i)).isTrue();
                    found++;
                }
            }
        }

        assertThat(found).isGreaterThan(300);
        assertThat(first.unsure()).isLessThan(all.size() / 50);
    }
}
