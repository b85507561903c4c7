package dev.fraudscorer.spi.policy;

/**
 * A node as text: two nodes have the same text exactly if they have the same content in the same order, wherever they
 * are and however they are written.
 */
public final class CanonicalText {
    private final StringBuilder text = new StringBuilder();

    private CanonicalText() {}

    /** The text of {@code node}. */
    public static String of(Node node) {
        CanonicalText canonical = new CanonicalText();
        canonical.append(node);
        return canonical.text.toString();
    }

    private void append(Node node) {
        if (node instanceof MapNode map) {
            text.append('{');
            for (MapNode.Entry entry : map.entries()) {
                appendQuoted(entry.key());
                text.append(':');
                append(entry.value());
                text.append(',');
            }
            text.append('}');
        } else if (node instanceof ListNode list) {
            text.append('[');
            for (Node item : list.items()) {
                append(item);
                text.append(',');
            }
            text.append(']');
        } else if (node instanceof ScalarNode scalar) {
            text.append(scalar.kind().name());
            appendQuoted(scalar.text());
        } else if (node instanceof CodeNode code) {
            text.append("CODE");
            appendQuoted(code.canonicalText());
        }
    }

    private void appendQuoted(String raw) {
        text.append('"').append(raw.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
    }
}
