package dev.fraudscorer.internal.document;

import dev.fraudscorer.internal.cards.CardNumbers;
import dev.fraudscorer.policy.Location;
import dev.fraudscorer.spi.policy.ListNode;
import dev.fraudscorer.spi.policy.MapNode;
import dev.fraudscorer.spi.policy.Node;
import dev.fraudscorer.spi.policy.PolicyFolder;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.policy.ScalarNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/**
 * Reads one document of a policy folder, token by token, and keeps the place of each. It is text in UTF-8 of at most
 * {@value #MOST_BYTES} bytes whose values are nested at most {@value #DEEPEST_NESTING} levels deep; aliases are not followed.
 */
public final class DocumentReader {
    /** The most bytes of a document: tens of thousands of rules. */
    public static final int MOST_BYTES = 4 << 20;

    /** The deepest nesting of lists and mappings. */
    public static final int DEEPEST_NESTING = 64;

    /** The longest line of YAML: its parser takes time by the square of what has no end. */
    public static final int LONGEST_LINE = 1 << 16;

    private final String file;
    private final DocumentTokens tokens;
    private final PolicyReader reader;
    private int depth;

    private DocumentReader(String file, DocumentTokens tokens, PolicyReader reader) {
        this.file = file;
        this.tokens = tokens;
        this.reader = reader;
    }

    /**
     * The document's root.
     *
     * @param name the place of the file's name in the policy, and the name; relative to the folder
     * @param reader where a file that is missing, unreadable or no text, and a syntax error are reported
     * @return null if it was reported
     */
    public static @Nullable Node read(ScalarNode name, PolicyFolder folder, PolicyReader reader) {
        byte[] content = folder.read(name, MOST_BYTES, reader);
        return content == null ? null : read(name.text(), content, reader);
    }

    /**
     * The document's root.
     *
     * @param file its name in the policy folder; {@code .json} is read as JSON, all else as YAML
     * @param reader where content that is no text, and a syntax error are reported
     * @return null if it was reported
     */
    public static @Nullable Node read(String file, byte[] content, PolicyReader reader) {
        DocumentText text = DocumentText.of(content);
        String fault = text.fault();
        if (fault != null) {
            reader.report(
                    Location.of(file),
                    "a file that is not text: " + fault,
                    "a text file in UTF-8: save it with that encoding");
            return null;
        }
        reader.keepDocument(file, text.text());
        int longLine = isJson(file) ? 0 : text.longerLine(LONGEST_LINE);
        if (longLine > 0) {
            reader.report(
                    new Location(file, longLine, 1),
                    "a line of more than " + LONGEST_LINE + " characters",
                    "shorter lines, or a list of 'lists'");
            return null;
        }
        try (DocumentTokens tokens =
                isJson(file) ? new JsonTokens(file, text.text()) : new YamlTokens(file, text.text())) {
            return new DocumentReader(file, tokens, reader).document();
        } catch (TooDeepException e) {
            reader.report(
                    e.at,
                    "values nested more than " + DEEPEST_NESTING + " levels deep",
                    "at most " + DEEPEST_NESTING + " levels of lists and mappings");
            return null;
        } catch (SyntaxException e) {
            SyntaxFault.report(file, text.text(), e, reader);
            return null;
        }
    }

    private static boolean isJson(String file) {
        return file.endsWith(".json");
    }

    private @Nullable Node document() throws SyntaxException {
        JsonToken first = tokens.next();
        if (first == JsonToken.NOT_AVAILABLE) {
            reader.report(Location.of(file), "an empty document", "a mapping");
            return null;
        }
        Node root = value(first);
        if (tokens.next() != JsonToken.NOT_AVAILABLE) {
            reader.report(tokens.at(), "a second document", "one document in a file");
        }
        return root;
    }

    private Node value(JsonToken token) throws SyntaxException {
        if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
            return nested(token);
        }
        Location at = tokens.at();
        if (tokens.isMarked()) {
            return markedScalar(at);
        }
        String text = tokens.text();
        return switch (token) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(at, text);
            case VALUE_TRUE, VALUE_FALSE -> new ScalarNode(at, ScalarNode.Kind.BOOLEAN, text);
            case VALUE_NULL -> new ScalarNode(at, ScalarNode.Kind.EMPTY, "");
            default -> new ScalarNode(at, ScalarNode.Kind.TEXT, withoutCards(at, text));
        };
    }

    private Node nested(JsonToken token) throws SyntaxException {
        if (++depth > DEEPEST_NESTING) {
            throw new TooDeepException(tokens.at());
        }
        Node node = token == JsonToken.START_OBJECT ? map() : list();
        depth--;
        return node;
    }

    private Node number(Location at, String text) {
        // The digits of a number behind its point are no card number, however many there are, as in rows of a model.
        boolean isShown = text.indexOf('.') >= 0 && !isCardNumber(text);
        return new ScalarNode(at, ScalarNode.Kind.NUMBER, isShown ? text : withoutCards(at, text));
    }

    private static boolean isCardNumber(String number) {
        try {
            return CardNumbers.isCardNumber(Double.parseDouble(number));
        } catch (NumberFormatException e) {
            return true; // of another form than a double has: searched as a text
        }
    }

    /** The text, in which a card number is reported and masked, so that nothing made of the document can show it. */
    private String withoutCards(Location at, String text) {
        if (!CardNumbers.contains(text)) {
            return text;
        }
        reader.report(at, "a card number", "no card number in a policy; a card is named by its token");
        return CardNumbers.mask(text);
    }

    /** An alias or a tag, which mostly is a text that lacks its quotes. */
    private Node markedScalar(Location at) {
        String line = reader.isFull() ? "" : DocumentText.line(reader.documentText(file), at.line());
        YamlQuotes quotes = YamlQuotes.of(line, at.column());
        String reason = quotes == null || !quotes.beginsLike(line, at.column()) ? null : quotes.reason();
        if (quotes == null || reason == null) {
            reader.report(at, "an alias or a tag", "the value itself, in quotes; an alias or a tag hides the value");
            return new ScalarNode(at, ScalarNode.Kind.TEXT, withoutCards(at, tokens.text()));
        }
        reader.report(at, reason, quotes.remedy());
        return new ScalarNode(at, ScalarNode.Kind.TEXT, quotes.value());
    }

    private Node list() throws SyntaxException {
        Location at = tokens.at();
        List<Node> items = new ArrayList<>();
        for (JsonToken token = tokens.next(); token != JsonToken.END_ARRAY; token = tokens.next()) {
            items.add(value(token));
        }
        return new ListNode(at, items);
    }

    private Node map() throws SyntaxException {
        Location at = tokens.at();
        List<MapNode.Entry> entries = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        while (tokens.next() != JsonToken.END_OBJECT) {
            Location keyAt = tokens.at();
            String key = withoutCards(keyAt, tokens.text());
            Node value = value(tokens.next());
            if (seen.add(key)) {
                entries.add(new MapNode.Entry(key, keyAt, value));
            } else {
                reader.report(keyAt, "the key '" + key + "' for the second time", "each key once");
            }
        }
        return new MapNode(at, entries);
    }

    /** Ends the reading of a document that would take the stack of whoever walks through it. */
    private static final class TooDeepException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Location at;

        private TooDeepException(Location at) {
            super(null, null, false, false);
            this.at = at;
        }
    }
}
