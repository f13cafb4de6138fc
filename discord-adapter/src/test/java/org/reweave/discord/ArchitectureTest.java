package org.reweave.discord;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The adapter sees the vocabulary and the port of the core, and nothing else of it. */
@AnalyzeClasses(packages = "org.reweave.discord", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule of_the_core_only_the_vocabulary_and_the_port_are_seen = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("org.reweave..")
                    .and(not(resideInAnyPackage(
                            "org.reweave.discord..", "org.reweave.spi..", "org.reweave.message.."))));

    @ArchTest
    static final ArchRule translating_and_rendering_are_pure = noClasses()
            .that()
            .haveSimpleName("Translator")
            .or()
            .haveSimpleName("Rendered")
            .or()
            .haveSimpleName("Layout")
            .or()
            .haveSimpleName("Pages")
            .or()
            .haveSimpleName("Markdown")
            .or()
            .haveSimpleName("FailureTable")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "okhttp3..",
                    "org.slf4j..",
                    "java.net..",
                    "java.util.concurrent..",
                    "net.dv8tion.jda.api.requests..");
}
