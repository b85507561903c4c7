package dev.fraudscorer.rules.internal.cel;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelFunctionOverload;
import dev.cel.runtime.CelRuntimeBuilder;
import java.util.ArrayList;
import java.util.List;

/**
 * CEL's extension for texts in the most obvious way, on lists of code points: cel-java's own is in a library that is not
 * here. Places outside of a text are errors.
 */
final class TextOracle {
    private TextOracle() {}

    static void declare(CelCompilerBuilder builder) {
        CelType text = SimpleType.STRING;
        CelType place = SimpleType.INT;
        builder.addFunctionDeclarations(
                method("lowerAscii", text, List.of(text)),
                method("upperAscii", text, List.of(text)),
                method("trim", text, List.of(text)),
                method("charAt", text, List.of(text, place)),
                method("substring", text, List.of(text, place), List.of(text, place, place)),
                method("replace", text, List.of(text, text, text)),
                method("indexOf", place, List.of(text, text), List.of(text, text, place)),
                method("lastIndexOf", place, List.of(text, text), List.of(text, text, place)));
    }

    static void bind(CelRuntimeBuilder builder) {
        bind(builder, "lowerAscii", 1, a -> cased((String) a[0], 'A', 'Z', 32));
        bind(builder, "upperAscii", 1, a -> cased((String) a[0], 'a', 'z', -32));
        bind(builder, "trim", 1, a -> ((String) a[0]).replaceAll("(?U)^\\s+|\\s+$", ""));
        bind(builder, "charAt", 2, a -> charAt(points(a[0]), place(a[1])));
        bind(builder, "replace", 3, a -> replaced((String) a[0], (String) a[1], (String) a[2]));
        builder.addFunctionBindings(CelFunctionBinding.fromOverloads(
                "substring",
                CelFunctionBinding.from(
                        "substring_2", types(2, true), a -> part(a, points(a[0]).size())),
                CelFunctionBinding.from("substring_3", types(3, true), a -> part(a, place(a[2])))));
        builder.addFunctionBindings(CelFunctionBinding.fromOverloads(
                "indexOf",
                CelFunctionBinding.from("indexOf_2", types(2, false), a -> find(a, 0, 1)),
                CelFunctionBinding.from("indexOf_3", types(3, false), a -> find(a, place(a[2]), 1))));
        builder.addFunctionBindings(CelFunctionBinding.fromOverloads(
                "lastIndexOf",
                CelFunctionBinding.from(
                        "lastIndexOf_2",
                        types(2, false),
                        a -> find(a, points(a[0]).size(), -1)),
                CelFunctionBinding.from("lastIndexOf_3", types(3, false), a -> find(a, place(a[2]), -1))));
    }

    @SafeVarargs
    private static CelFunctionDecl method(String name, CelType result, List<CelType>... parameters) {
        List<CelOverloadDecl> overloads = new ArrayList<>();
        for (List<CelType> types : parameters) {
            overloads.add(CelOverloadDecl.newMemberOverload(name + "_" + types.size(), result, types));
        }
        return CelFunctionDecl.newFunctionDeclaration(name, overloads);
    }

    private static void bind(CelRuntimeBuilder builder, String name, int arity, CelFunctionOverload function) {
        builder.addFunctionBindings(CelFunctionBinding.fromOverloads(
                name, CelFunctionBinding.from(name + "_" + arity, types(arity, name.equals("charAt")), function)));
    }

    /** A text and then only texts, or only places; a place at the third position in any case but that of replace. */
    private static List<Class<?>> types(int arity, boolean places) {
        List<Class<?>> types = new ArrayList<>(List.of(String.class));
        if (arity > 1) {
            types.add(places ? Long.class : String.class);
        }
        if (arity > 2) {
            types.add(Object.class);
        }
        return types;
    }

    private static String cased(String text, char first, char last, int by) {
        StringBuilder result = new StringBuilder();
        text.codePoints().forEach(c -> result.appendCodePoint(c >= first && c <= last ? c + by : c));
        return result.toString();
    }

    /** Java's own would put the new text between the two halves of a character, too. */
    private static String replaced(String text, String old, String put) {
        if (!old.isEmpty()) {
            return text.replace(old, put);
        }
        StringBuilder result = new StringBuilder(put);
        text.codePoints().forEach(c -> result.appendCodePoint(c).append(put));
        return result.toString();
    }

    private static String charAt(List<Integer> text, int place) {
        checkPlace(text, place);
        return place == text.size() ? "" : Character.toString(text.get(place));
    }

    private static String part(Object[] arguments, int to) {
        List<Integer> text = points(arguments[0]);
        StringBuilder part = new StringBuilder();
        text.subList(place(arguments[1]), to).forEach(part::appendCodePoint);
        return part.toString();
    }

    private static long find(Object[] arguments, int from, int step) {
        List<Integer> text = points(arguments[0]);
        List<Integer> sought = points(arguments[1]);
        checkPlace(text, from);
        for (int i = from; i >= 0 && i <= text.size(); i += step) {
            if (i + sought.size() <= text.size()
                    && text.subList(i, i + sought.size()).equals(sought)) {
                return i;
            }
        }
        return -1;
    }

    private static void checkPlace(List<Integer> text, int place) {
        if (place < 0 || place > text.size()) {
            throw new IllegalArgumentException("no such place");
        }
    }

    private static List<Integer> points(Object text) {
        return ((String) text).codePoints().boxed().toList();
    }

    private static int place(Object place) {
        return Math.toIntExact((Long) place);
    }
}
