package org.reweave;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.awt.Toolkit;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/** The shape of the code, as the build holds it. */
@AnalyzeClasses(packages = "org.reweave", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] PURE = {
        "org.reweave.message..",
        "org.reweave.rhythm..",
        "org.reweave.journey..",
        "org.reweave.engine..",
        "org.reweave.group..",
        "org.reweave.safety.."
    };

    @ArchTest
    static final ArchRule layers_depend_only_downwards = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("message")
            .definedBy("org.reweave.message..")
            .layer("safety")
            .definedBy("org.reweave.safety..")
            .layer("rhythm")
            .definedBy("org.reweave.rhythm..")
            .layer("journey")
            .definedBy("org.reweave.journey..")
            .layer("engine")
            .definedBy("org.reweave.engine..")
            .layer("group")
            .definedBy("org.reweave.group..")
            .layer("chart")
            .definedBy("org.reweave.chart..")
            .layer("store")
            .definedBy("org.reweave.store..")
            .layer("spi")
            .definedBy("org.reweave.spi..")
            .layer("runtime")
            .definedBy("org.reweave.runtime..")
            .layer("export")
            .definedBy("org.reweave.export..")
            .layer("terminal")
            .definedBy("org.reweave.terminal..")
            .layer("app")
            .definedBy("org.reweave.app..")
            .whereLayer("message")
            .mayNotAccessAnyLayer()
            .whereLayer("safety")
            .mayOnlyAccessLayers("message")
            .whereLayer("rhythm")
            .mayOnlyAccessLayers("message")
            .whereLayer("spi")
            .mayOnlyAccessLayers("message")
            .whereLayer("journey")
            .mayOnlyAccessLayers("message")
            .whereLayer("engine")
            .mayOnlyAccessLayers("journey", "rhythm", "safety", "message")
            .whereLayer("group")
            .mayOnlyAccessLayers("engine", "journey", "rhythm", "safety", "message")
            .whereLayer("chart")
            .mayOnlyAccessLayers("engine", "group")
            .whereLayer("store")
            .mayOnlyAccessLayers("group", "engine", "journey", "rhythm", "message")
            .whereLayer("runtime")
            .mayOnlyAccessLayers("store", "spi", "group", "engine", "rhythm", "message")
            .whereLayer("export")
            .mayOnlyAccessLayers("runtime", "store", "spi", "group", "engine", "rhythm", "message")
            .whereLayer("terminal")
            .mayOnlyAccessLayers("spi", "message");

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("org.reweave.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule the_engine_uses_only_what_is_on_this_list = classes()
            .that()
            .resideInAPackage("org.reweave.engine..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "org.reweave.engine..",
                    "org.reweave.journey..",
                    "org.reweave.message..",
                    "org.reweave.rhythm..",
                    "org.reweave.safety..",
                    "java.lang..",
                    "java.util..",
                    "java.time..",
                    "java.io..",
                    "com.hankcs.algorithm..",
                    "com.ibm.icu..",
                    "org.apache.commons.text.similarity..",
                    "org.jspecify.annotations.."));

    @ArchTest
    static final ArchRule pure_packages_know_neither_clock_nor_chance = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(java.util.Random.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Thread.class);

    @ArchTest
    static final ArchRule pure_packages_do_not_log = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.slf4j..");

    @ArchTest
    static final ArchRule nobodys_pictures_are_ever_decoded = noClasses()
            .should()
            .callMethodWhere(target(owner(assignableTo(ImageIO.class))
                            .or(owner(assignableTo(ImageReader.class)))
                            .or(owner(assignableTo(Toolkit.class))))
                    .and(target(nameMatching("(read|createImage|getImage|createImageInputStream|getImageReader.*)"))))
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(java.util.zip.ZipInputStream.class, java.util.zip.GZIPInputStream.class)
            .because("a small file can unfold to fill the memory; what people send is never fetched or opened");

    @ArchTest
    static final ArchRule sql_stays_in_one_package = noClasses()
            .that()
            .resideOutsideOfPackage("org.reweave.store.jdbc..")
            .should()
            .dependOnClassesThat(resideInAPackage("java.sql..").or(resideInAPackage("javax.sql..")));
}
