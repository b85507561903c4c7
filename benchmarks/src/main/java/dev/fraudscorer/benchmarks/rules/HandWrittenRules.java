package dev.fraudscorer.benchmarks.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Rules in the Java that a programmer would write for them. The source is written and compiled when it is needed; that takes a
 * JDK. The constants are those of {@link ReferenceRules}.
 */
public interface HandWrittenRules {
    /** All rules in one method. */
    HandWrittenRules IN_ONE_METHOD = reference("RulesInOneMethod", HandWrittenRules::inOneMethod);

    /** Each rule as a lambda, called one after the other. */
    HandWrittenRules AS_LAMBDAS = reference("RulesAsLambdas", HandWrittenRules::asLambdas);

    /** Sets the bits of the rules that fire, clears the others. */
    void evaluate(double[] n, @Nullable String[] t, long[] fired);

    /** One rule. */
    interface Rule {
        boolean holds(double[] n, @Nullable String[] t);
    }

    /** Writes the body of a class for conditions. */
    interface Writer {
        String body(List<String> conditions);
    }

    /**
     * Rules in one method.
     *
     * @param name of the class, once in a process
     * @param conditions expressions over the arrays {@code n} and {@code t} and the sets {@code LIST_0}, {@code LIST_1}, …
     * @param lists the texts of each set, each in quotes, separated by commas
     */
    static HandWrittenRules inOneMethod(String name, List<String> conditions, List<String> lists) {
        return compiled(name, conditions, lists, HandWrittenRules::inOneMethod);
    }

    private static HandWrittenRules reference(String name, Writer writer) {
        List<String> lists = new ArrayList<>();
        List<String> conditions = ReferenceRules.rules().stream()
                .map(rule -> condition(rule, lists))
                .toList();
        return compiled(name, conditions, lists, writer);
    }

    private static HandWrittenRules compiled(String name, List<String> conditions, List<String> lists, Writer writer) {
        StringBuilder source = new StringBuilder("package dev.fraudscorer.benchmarks.rules;\n");
        source.append("final class ").append(name).append(" implements HandWrittenRules {\n");
        for (int i = 0; i < lists.size(); i++) {
            source.append("private static final java.util.Set<String> LIST_").append(i);
            source.append(" = java.util.Set.of(").append(lists.get(i)).append(");\n");
        }
        source.append(writer.body(conditions)).append("}\n");
        try {
            byte[] compiled = compile(name, source.toString());
            Class<?> rules = MethodHandles.lookup().defineClass(compiled);
            return (HandWrittenRules) rules.getDeclaredConstructor().newInstance();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot compile rules written by hand", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot load rules written by hand", e);
        }
    }

    private static byte[] compile(String name, String source) throws IOException {
        Path folder = Files.createTempDirectory("reference-rules");
        Path file = folder.resolve(name + ".java");
        Files.writeString(file, source);
        String classes = Path.of(ownLocation()).toString();
        int exit = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-nowarn", "-cp", classes, "-d", "" + folder, "" + file);
        if (exit != 0) {
            throw new IllegalStateException("javac ended with " + exit + " for " + file);
        }
        byte[] compiled = Files.readAllBytes(folder.resolve("dev/fraudscorer/benchmarks/rules/" + name + ".class"));
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
        return compiled;
    }

    private static URI ownLocation() {
        try {
            return HandWrittenRules.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("no folder or jar holds this class", e);
        }
    }

    private static String condition(List<ReferenceCondition> rule, List<String> lists) {
        return rule.stream()
                .map(condition -> {
                    if (condition instanceof ReferenceCondition.Listed listed) {
                        lists.add(listed.joined("\""));
                    }
                    return condition.java("LIST_" + (lists.size() - 1));
                })
                .collect(Collectors.joining(" && "));
    }

    private static String inOneMethod(List<String> conditions) {
        StringBuilder source = new StringBuilder("public void evaluate(double[] n, String[] t, long[] fired) {\n");
        for (int word = 0; word * Long.SIZE < conditions.size(); word++) {
            source.append("long bits").append(word).append(" = 0;\n");
            for (int i = word * Long.SIZE; i < Math.min(conditions.size(), (word + 1) * Long.SIZE); i++) {
                source.append("if (%s) { bits%d |= 1L << %d; }\n".formatted(conditions.get(i), word, i % Long.SIZE));
            }
            source.append("fired[%d] = bits%d;\n".formatted(word, word));
        }
        return source.append("}\n").toString();
    }

    private static String asLambdas(List<String> conditions) {
        return conditions.stream()
                        .map(condition -> "(n, t) -> " + condition)
                        .collect(Collectors.joining(",\n", "private static final Rule[] RULES = {\n", "};\n"))
                + """
                public void evaluate(double[] n, String[] t, long[] fired) {
                    fired[0] = 0;
                    fired[1] = 0;
                    for (int i = 0; i < RULES.length; i++) {
                        if (RULES[i].holds(n, t)) {
                            fired[i >> 6] |= 1L << i;
                        }
                    }
                }
                """;
    }
}
