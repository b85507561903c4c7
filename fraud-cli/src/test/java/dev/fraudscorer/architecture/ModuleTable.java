package dev.fraudscorer.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The tables of the modules under {@code src/test/resources/architecture}, and which module a package is of. */
final class ModuleTable {
    private static final String ROOT = "dev.fraudscorer";
    private static final String CORE = "fraud-core";
    private static final List<String> OTHERS = List.of(
            "fraud-anomaly",
            "fraud-cli",
            "fraud-features",
            "fraud-junit",
            "fraud-lab",
            "fraud-onnx",
            "fraud-rules",
            "fraud-simulator");

    private ModuleTable() {}

    /** All modules that have a table. */
    static Stream<String> modules() {
        return Stream.concat(Stream.of(CORE), OTHERS.stream());
    }

    /** The module of a class by its package; what is of no other is of the core. */
    static String moduleOf(JavaClass type) {
        String name = type.getPackageName();
        for (String module : OTHERS) {
            String own = ROOT + "." + module.substring("fraud-".length());
            if (name.equals(own) || name.startsWith(own + ".")) {
                return module;
            }
        }
        return CORE;
    }

    static boolean isOurs(JavaClass type) {
        String name = type.getBaseComponentType().getPackageName();
        return name.equals(ROOT) || name.startsWith(ROOT + ".") && !name.startsWith(ROOT + ".shaded.");
    }

    static Stream<JavaClass> typesOf(String module, JavaClasses all) {
        return all.stream().filter(type -> moduleOf(type).equals(module));
    }

    /** The lines of a module's table, without comments and empty lines. */
    static List<String> lines(String module, String table) {
        try (Stream<String> lines = Files.lines(file(module, table))) {
            return lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tests run in the folder of their module, beside the others. */
    static Path file(String module, String table) {
        return Path.of("..", module, "src", "test", "resources", "architecture", table);
    }
}
