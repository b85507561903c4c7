package dev.fraudscorer.benchmarks.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes the Java that a programmer would write for the reference rules: {@code RulesInOneMethod}, {@code RulesAsLambdas}
 * and the bean {@code Facts}. Run once; its output is part of the sources.
 */
final class SourceWriter {
    private static final String HEADER = "package dev.fraudscorer.benchmarks.rules;\n\n";
    private final List<String> sets = new ArrayList<>();

    private SourceWriter() {}

    /**
     * Writes the sources.
     *
     * @param arguments the folder of the sources of this package
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        SourceWriter writer = new SourceWriter();
        List<String> conditions =
                ReferenceRules.rules().stream().map(writer::condition).toList();
        Files.writeString(folder.resolve("ListsOfRules.java"), writer.lists());
        Files.writeString(folder.resolve("RulesInOneMethod.java"), inOneMethod(conditions));
        Files.writeString(folder.resolve("RulesAsLambdas.java"), asLambdas(conditions));
        Files.writeString(folder.resolve("Facts.java"), facts());
    }

    private String condition(List<Question> rule) {
        return rule.stream()
                .map(question -> {
                    if (question instanceof Question.Listed listed) {
                        sets.add(listed.joined("\""));
                    }
                    return question.java("ListsOfRules.LIST_" + sets.size());
                })
                .collect(Collectors.joining(" && "));
    }

    private String lists() {
        StringBuilder source = new StringBuilder(HEADER);
        source.append(
                "import java.util.Set;\n\n/** The lists of the reference rules. */\nfinal class ListsOfRules {\n");
        for (int i = 0; i < sets.size(); i++) {
            source.append("static final Set<String> LIST_").append(i + 1);
            source.append(" = Set.of(").append(sets.get(i)).append(");\n");
        }
        return source.append("\nprivate ListsOfRules() {}\n}\n").toString();
    }

    private static String inOneMethod(List<String> conditions) {
        StringBuilder source = new StringBuilder(HEADER);
        source.append("import org.jspecify.annotations.Nullable;\n\n");
        source.append("/** The reference rules as one method. Written by {@link SourceWriter}. */\n");
        source.append("final class RulesInOneMethod {\nprivate RulesInOneMethod() {}\n\n");
        source.append("/** Sets the bits of the rules that fire. */\n");
        source.append("static void evaluate(double[] n, @Nullable String[] t, long[] fired) {\n");
        for (int word = 0; word * Long.SIZE < conditions.size(); word++) {
            source.append("long bits").append(word).append(" = 0;\n");
            for (int i = word * Long.SIZE; i < Math.min(conditions.size(), (word + 1) * Long.SIZE); i++) {
                source.append("if (").append(conditions.get(i)).append(") {\n");
                source.append("bits")
                        .append(word)
                        .append(" |= 1L << ")
                        .append(i % Long.SIZE)
                        .append(";\n}\n");
            }
            source.append("fired[").append(word).append("] = bits").append(word).append(";\n");
        }
        return source.append("}\n}\n").toString();
    }

    private static String asLambdas(List<String> conditions) {
        StringBuilder source = new StringBuilder(HEADER);
        source.append("import org.jspecify.annotations.Nullable;\n\n");
        source.append("/** The reference rules, each as a lambda. Written by {@link SourceWriter}. */\n");
        source.append("final class RulesAsLambdas {\nprivate static final Rule[] RULES = {\n");
        conditions.forEach(
                condition -> source.append("(n, t) -> ").append(condition).append(",\n"));
        source.append("};\n\nprivate RulesAsLambdas() {}\n\n/** Sets the bits of the rules that fire. */\n");
        source.append("static void evaluate(double[] n, @Nullable String[] t, long[] fired) {\n");
        source.append("fired[0] = 0;\nfired[1] = 0;\nfor (int i = 0; i < RULES.length; i++) {\n");
        source.append("if (RULES[i].holds(n, t)) {\nfired[i >> 6] |= 1L << i;\n}\n}\n}\n\n");
        return source.append("private interface Rule {\nboolean holds(double[] n, @Nullable String[] t);\n}\n}\n")
                .toString();
    }

    private static String facts() {
        StringBuilder source = new StringBuilder(HEADER);
        source.append(
                "import dev.fraudscorer.spi.vector.FeatureVector;\nimport org.jspecify.annotations.Nullable;\n\n");
        source.append("/** An event of the reference work as a bean. Written by {@link SourceWriter}. */\n");
        source.append("public final class Facts {\nprivate double[] numbers = {};\n");
        source.append("private @Nullable String[] texts = {};\n\n");
        source.append("/** Shows another event. */\npublic Facts of(FeatureVector vector) {\n");
        source.append("numbers = vector.numbers();\ntexts = vector.texts();\nreturn this;\n}\n\n");
        for (int i = 0; i < ReferenceRules.NUMBERS; i++) {
            source.append("public double getN%d() {\nreturn numbers[%d];\n}\n\n".formatted(i, i));
        }
        for (int i = 0; i < ReferenceRules.TEXTS; i++) {
            source.append("public @Nullable String getT%d() {\nreturn texts[%d];\n}\n\n"
                    .formatted(i, ReferenceRules.NUMBERS + i));
        }
        return source.append("}\n").toString();
    }
}
