package dev.fraudscorer.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which package may depend on which is in one table for each module: a package, and indented below it those of ours
 * that it depends on. A dependency that is not there fails, and so does a line that no dependency needs.
 */
@AnalyzeClasses(packages = "dev.fraudscorer", importOptions = MainCode.class)
class PackageEdgesTest {
    private static final String TABLE = "package-edges.txt";

    @ArchTest
    static void packages_depend_on_what_the_table_allows_and_on_nothing_else(JavaClasses all) {
        ModuleTable.modules().forEach(module -> {
            Set<String> allowed = allowed(module);
            Set<String> found = found(module, all);

            assertThat(found)
                    .as(
                            "what packages of %s depend on, against %s: what is unexpected needs another place for the code, or"
                                    + " a line in the table; what is missing is a line that can go",
                            module, ModuleTable.file(module, TABLE))
                    .isEqualTo(allowed);
        });
    }

    private static Set<String> allowed(String module) {
        Set<String> edges = new TreeSet<>();
        String from = "";
        for (String line : ModuleTable.lines(module, TABLE)) {
            if (line.startsWith(" ")) {
                edges.add(from + " -> " + line.strip());
            } else {
                from = line.strip();
            }
        }
        return edges;
    }

    private static Set<String> found(String module, JavaClasses all) {
        return ModuleTable.typesOf(module, all)
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(dependency -> ModuleTable.isOurs(dependency.getTargetClass()))
                .map(dependency -> edge(dependency.getOriginClass(), dependency.getTargetClass()))
                .filter(edge -> !edge.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Empty within a package. */
    private static String edge(JavaClass from, JavaClass to) {
        String target = to.getBaseComponentType().getPackageName();
        return from.getPackageName().equals(target) ? "" : from.getPackageName() + " -> " + target;
    }
}
