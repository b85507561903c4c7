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
 * others are package-private. Who makes one more of them public adds it to the list, and whoever reads that change sees it.
 */
@AnalyzeClasses(packages = "dev.fraudscorer", importOptions = MainCode.class)
class InternalTypesTest {
    private static final String LIST = "internal-types.txt";

    @ArchTest
    static void internal_types_are_public_only_where_another_package_uses_them(JavaClasses all) {
        Set<String> needless = all.stream()
                .filter(InternalTypesTest::isPublicInternal)
                .filter(type -> !isUsedElsewhere(type))
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
                    .isEqualTo(new TreeSet<>(ModuleTable.lines(module, LIST)));
        });
    }

    private static boolean isPublicInternal(JavaClass type) {
        return type.isTopLevelClass()
                && type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getPackageName().contains(".internal");
    }

    private static boolean isUsedElsewhere(JavaClass type) {
        return type.getDirectDependenciesToSelf().stream()
                .anyMatch(use -> !use.getOriginClass().getPackageName().equals(type.getPackageName()));
    }
}
