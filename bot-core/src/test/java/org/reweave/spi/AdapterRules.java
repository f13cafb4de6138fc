package org.reweave.spi;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/** What every adapter keeps to, whatever platform it is for. */
public final class AdapterRules {
    private AdapterRules() {}

    /** The adapter sees the vocabulary and the port of the core, and nothing else of it. */
    public static ArchRule seesOnlyThePort(String adapter) {
        return noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("org.reweave..")
                        .and(not(resideInAnyPackage(adapter + "..", "org.reweave.spi..", "org.reweave.message.."))));
    }

    /** These translate and render: no network, no log, no threads, and nothing of these packages either. */
    public static ArchRule arePure(Set<String> names, String... besides) {
        return noClasses()
                .that(named(names))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("okhttp3..", "org.slf4j..", "java.net..", "java.util.concurrent..")
                                .or(resideInAnyPackage(besides)));
    }

    /** Each of these is there, so that a rule about them does not hold for having nothing to look at. */
    public static ArchRule areThere(Set<String> names) {
        return classes().that(named(names)).should(new ArchCondition<>("be these " + names.size() + " classes") {
            private int seen;

            @Override
            public void check(JavaClass item, ConditionEvents events) {
                seen++;
            }

            @Override
            public void finish(ConditionEvents events) {
                events.add(new SimpleConditionEvent(names, seen == names.size(), seen + " of " + names));
            }
        });
    }

    private static DescribedPredicate<JavaClass> named(Set<String> names) {
        return DescribedPredicate.describe("are named " + names, type -> names.contains(type.getSimpleName()));
    }
}
