package org.reweave.telegram;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import org.reweave.spi.AdapterRules;

@AnalyzeClasses(packages = "org.reweave.telegram", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final Set<String> PURE =
            Set.of("UpdateTranslator", "Renderer", "Keyboard", "Cutter", "FailureTable", "Requests");

    @ArchTest
    static final ArchRule of_the_core_only_the_vocabulary_and_the_port_are_seen =
            AdapterRules.seesOnlyThePort("org.reweave.telegram");

    @ArchTest
    static final ArchRule translating_and_rendering_are_pure = AdapterRules.arePure(PURE);

    @ArchTest
    static final ArchRule what_translates_and_renders_is_there = AdapterRules.areThere(PURE);
}
