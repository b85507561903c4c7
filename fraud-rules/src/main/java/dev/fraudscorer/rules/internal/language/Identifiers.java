package dev.fraudscorer.rules.internal.language;

import java.util.Set;
import java.util.regex.Pattern;

/** Which names a policy may give to derived features and lists, so that expressions can use them. */
public final class Identifiers {
    /** What such a name must look like, for messages. */
    public static final String EXPECTED =
            "a name of letters, digits and underscores that begins with a letter and is no word of CEL";

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
    private static final Set<String> WORDS_OF_CEL = Set.of(
            "as",
            "break",
            "const",
            "continue",
            "else",
            "false",
            "for",
            "function",
            "if",
            "import",
            "in",
            "let",
            "loop",
            "package",
            "namespace",
            "null",
            "return",
            "true",
            "var",
            "void",
            "while");
    private static final Set<String> TAKEN = Set.of("event_id", "event_time", "event_type", "label", "lists");

    private Identifiers() {}

    /** Whether {@code name} is reserved by CEL. */
    public static boolean isWordOfCel(String name) {
        return WORDS_OF_CEL.contains(name);
    }

    /** Whether {@code name} can be used. */
    public static boolean isValid(String name) {
        return NAME.matcher(name).matches() && !isWordOfCel(name) && !TAKEN.contains(name);
    }
}
