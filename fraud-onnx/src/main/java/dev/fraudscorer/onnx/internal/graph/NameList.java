package dev.fraudscorer.onnx.internal.graph;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a JSON array of texts, which is how a model file carries the names of its columns. */
final class NameList {
    private final String json;
    private int at;

    private NameList(String json) {
        this.json = json;
    }

    /** The names; null if {@code json} is not an array of texts. */
    static @Nullable List<String> parse(String json) {
        return new NameList(json).array();
    }

    private @Nullable List<String> array() {
        List<String> names = new ArrayList<>();
        if (!take('[')) {
            return null;
        }
        if (!take(']')) {
            do {
                String name = text();
                if (name == null) {
                    return null;
                }
                names.add(name);
            } while (take(','));
            if (!take(']')) {
                return null;
            }
        }
        skipSpace();
        return at == json.length() ? names : null;
    }

    private @Nullable String text() {
        if (!take('"')) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        while (at < json.length()) {
            char c = json.charAt(at++);
            if (c == '"') {
                return text.toString();
            }
            if (c == '\\') {
                int escaped = escape();
                if (escaped < 0) {
                    return null;
                }
                c = (char) escaped;
            }
            text.append(c);
        }
        return null;
    }

    /** The character after a backslash; -1 if it is no escape of JSON. */
    private int escape() {
        if (at == json.length()) {
            return -1;
        }
        char c = json.charAt(at++);
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> fourDigits();
            default -> -1;
        };
    }

    private int fourDigits() {
        if (json.length() - at < 4) {
            return -1;
        }
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(json.charAt(at++), 16);
            if (digit < 0) {
                return -1;
            }
            code = code * 16 + digit;
        }
        return code;
    }

    private boolean take(char wanted) {
        skipSpace();
        if (at < json.length() && json.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private void skipSpace() {
        while (at < json.length() && " \t\r\n".indexOf(json.charAt(at)) >= 0) {
            at++;
        }
    }
}
