package dev.fraudscorer.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Types of internal packages that are public stand in one list for each module: each is used by another package, and all
 * others are package-private. Who makes one more of them public adds it to the list, and whoever reads that change sees it. One
 * that is public for another cause is followed by that cause, after a colon.
 */
@AnalyzeClasses(packages = "dev.fraudscorer", importOptions = MainCode.class)
class InternalTypesTest {
    private static final String LIST = "internal-types.txt";

    @ArchTest
    static void internal_types_are_public_only_where_another_package_uses_them(JavaClasses all) {
        Set<String> withCause = ModuleTable.modules()
                .flatMap(module -> ModuleTable.lines(module, LIST).stream())
                .filter(line -> line.contains(":"))
                .map(InternalTypesTest::name)
                .collect(Collectors.toSet());
        Set<String> needless = all.stream()
                .filter(InternalTypesTest::isPublicInternal)
                .filter(type -> !withCause.contains(type.getName()))
                .filter(type -> !isUsedElsewhere(type, all))
                .map(JavaClass::getName)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(needless).as("public, though no other package uses them").isEmpty();
    }

    @ArchTest
    static void internal_types_that_are_public_are_listed(JavaClasses all) {
        ModuleTable.modules().forEach(module -> {
            Set<String> found = ModuleTable.typesOf(module, all)
                    .filter(InternalTypesTest::isPublicInternal)
                    .map(JavaClass::getName)
                    .collect(Collectors.toCollection(TreeSet::new));

            assertThat(found)
                    .as("public types of internal packages of %s, against %s", module, ModuleTable.file(module, LIST))
                    .isEqualTo(listed(module));
        });
    }

    private static Set<String> listed(String module) {
        return ModuleTable.lines(module, LIST).stream()
                .map(InternalTypesTest::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(String line) {
        return line.split(":", 2)[0];
    }

    private static boolean isPublicInternal(JavaClass type) {
        return type.isTopLevelClass()
                && type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getPackageName().contains(".internal");
    }

    /** By itself or by a type that is nested in it. */
    private static boolean isUsedElsewhere(JavaClass type, JavaClasses all) {
        return all.stream()
                .filter(other -> other.equals(type) || other.getName().startsWith(type.getName() + "$"))
                .flatMap(other -> other.getDirectDependenciesToSelf().stream())
                .anyMatch(use -> !use.getOriginClass().getPackageName().equals(type.getPackageName()));
    }
}
