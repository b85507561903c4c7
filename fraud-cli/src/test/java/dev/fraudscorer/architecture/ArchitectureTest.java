package dev.fraudscorer.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** Which libraries are met where, and what hosts see; which packages see each other is in {@link PackageEdgesTest}. */
@AnalyzeClasses(packages = "dev.fraudscorer", importOptions = MainCode.class)
class ArchitectureTest {
    private static final String[] OFFLINE = {
        "dev.fraudscorer.cli..", "dev.fraudscorer.junit..", "dev.fraudscorer.lab..", "dev.fraudscorer.simulator.."
    };
    private static final String[] THIRD_PARTIES = {
        "ai.onnx..",
        "ai.onnxruntime..",
        "com.amazon..",
        "com.dynatrace..",
        "com.fasterxml..",
        "com.github.benmanes..",
        "com.google..",
        "com.microsoft..",
        "dev.cel..",
        "dev.fraudscorer.shaded..",
        "io.github.resilience4j..",
        "org.apache..",
        "org.objectweb..",
        "org.snakeyaml..",
        "org.tribuo..",
        "picocli..",
        "tools.jackson.."
    };

    /** A host pins the versions of these, whatever ours were built with. */
    @ArchTest
    static final ArchRule what_hosts_embed_binds_no_data = noClasses()
            .that(not(resideInAnyPackage(OFFLINE)))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("tools.jackson.databind..", "com.fasterxml..");

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("dev.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule no_third_party_in_a_public_signature =
            classes().that(areSeenByHosts()).should(nameNoThirdPartyInTheirSignatures());

    @ArchTest
    static void each_third_party_is_imported_in_one_internal_package(JavaClasses all) {
        assertThat(importersOf(all, "ai.onnxruntime")).containsExactly("dev.fraudscorer.onnx.internal.runtime");
        assertThat(importersOf(all, "dev.fraudscorer.shaded.com.amazon"))
                .containsExactly("dev.fraudscorer.anomaly.internal.forest");
        assertThat(importersOf(all, "dev.fraudscorer.shaded.dev.cel"))
                .containsExactly("dev.fraudscorer.rules.internal.cel");
        assertThat(importersOf(all, "dev.fraudscorer.shaded.com.google.re2j"))
                .containsExactly("dev.fraudscorer.rules.internal.plan.text");
        assertThat(importersOf(all, "com.dynatrace.hash4j")).isSubsetOf("dev.fraudscorer.features.internal.fold");
        assertThat(importersOf(all, "io.github.resilience4j")).containsExactly("dev.fraudscorer.internal.run.guard");
        assertThat(importersOf(all, "org.objectweb.asm"))
                .containsExactly(
                        "dev.fraudscorer.features.internal.bytecode",
                        "dev.fraudscorer.features.internal.large.code",
                        "dev.fraudscorer.features.internal.step.code",
                        "dev.fraudscorer.rules.internal.bytecode");
        assertThat(importersOf(all, "dev.fraudscorer.shaded.ai.onnx"))
                .containsExactly(
                        "dev.fraudscorer.onnx.internal.graph",
                        "dev.fraudscorer.onnx.internal.graph.bounds",
                        "dev.fraudscorer.onnx.internal.graph.file",
                        "dev.fraudscorer.onnx.internal.graph.message");
        assertThat(importersOf(all, "ai.onnx.proto")).containsExactly("dev.fraudscorer.lab.train.internal.onnx");
        assertThat(importersOf(all, "com.microsoft.ml")).containsExactly("dev.fraudscorer.lab.train.internal");
        assertThat(importersOf(all, "picocli")).containsExactly("dev.fraudscorer.cli");
    }

    /** A host may have these itself, in another version, or have no module for them. */
    @ArchTest
    static final ArchRule what_is_relocated_is_not_met_under_its_own_name = noClasses()
            .that()
            .resideOutsideOfPackage("dev.fraudscorer.lab..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ai.onnx..", "com.amazon..", "com.google..", "dev.cel..", "org.antlr..");

    @ArchTest
    static void every_package_is_null_marked(JavaClasses all) {
        Set<String> unmarked = all.stream()
                .filter(type -> !type.getPackage().isAnnotatedWith(NullMarked.class))
                .map(JavaClass::getPackageName)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(unmarked).isEmpty();
    }

    private static Set<String> importersOf(JavaClasses all, String library) {
        return all.stream()
                .filter(type -> type.getDirectDependenciesFromSelf().stream()
                        .anyMatch(dependency ->
                                dependency.getTargetClass().getPackageName().startsWith(library)))
                .map(JavaClass::getPackageName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static DescribedPredicate<JavaClass> areSeenByHosts() {
        return describe(
                "are public and not internal",
                type -> type.getModifiers().contains(JavaModifier.PUBLIC)
                        && !type.getPackageName().contains(".internal")
                        && !type.getPackageName().equals("dev.fraudscorer.cli"));
    }

    private static ArchCondition<JavaClass> nameNoThirdPartyInTheirSignatures() {
        return new ArchCondition<>("name no third party in their signatures") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Stream<JavaType> ofMethods = type.getCodeUnits().stream()
                        .filter(unit -> isVisible(unit.getModifiers()))
                        .flatMap(ArchitectureTest::typesOf);
                Stream<JavaType> ofFields = type.getFields().stream()
                        .filter(field -> isVisible(field.getModifiers()))
                        .map(JavaField::getType);
                Stream.concat(ofMethods, ofFields)
                        .flatMap(signature -> signature.getAllInvolvedRawTypes().stream())
                        .filter(resideInAnyPackage(THIRD_PARTIES))
                        .forEach(found -> events.add(SimpleConditionEvent.violated(
                                type, type.getName() + " shows " + found.getName() + " to hosts")));
            }
        };
    }

    private static Stream<JavaType> typesOf(JavaCodeUnit unit) {
        return Stream.concat(unit.getParameterTypes().stream(), Stream.of(unit.getReturnType()));
    }

    private static boolean isVisible(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }
}
