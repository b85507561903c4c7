package dev.fraudscorer.internal.document;

import dev.fraudscorer.policy.Location;
import dev.fraudscorer.spi.policy.PolicyReader;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reports the parser's fault of a document that is not well-formed, with the quotes that would mend it. */
final class SyntaxFault {
    /** How the parser of YAML names a place; the last is that of the mistake, those before it where its reading began. */
    private static final Pattern MARK = Pattern.compile("line ([0-9]{1,9}), column ([0-9]{1,9})");

    private static final String WELL_FORMED = "a well-formed document";

    private SyntaxFault() {}

    static void report(String file, String text, SyntaxException fault, PolicyReader reader) {
        String message = fault.fault();
        String first = message.strip().lines().findFirst().orElse("no reason is given");
        Location at = place(file, message, fault.at());
        String line = DocumentText.line(text, at.line());
        String before = line.substring(0, Math.min(Math.max(at.column(), 0), line.length()));
        if (before.isBlank() && before.indexOf('\t') >= 0) {
            reader.report(at, "a syntax error: a tab before a value", "blanks; YAML does not indent by tabs");
            return;
        }
        if (message.contains("unknown escape character")) {
            reader.report(
                    at,
                    "a syntax error: an unknown escape in double quotes",
                    "single quotes, in which a backslash stands for itself, or two backslashes");
            return;
        }
        YamlQuotes quotes = file.endsWith(".json") ? null : YamlQuotes.of(line, at.column());
        String reason = quotes == null ? null : quotes.reason();
        if (quotes == null || reason == null) {
            reader.report(at, "a syntax error: " + first, WELL_FORMED);
        } else {
            reader.report(at, "a syntax error: " + reason, quotes.remedy());
        }
    }

    private static Location place(String file, String message, Location parsed) {
        List<MatchResult> marks = MARK.matcher(message).results().toList();
        if (marks.isEmpty()) {
            return parsed;
        }
        // What has no end is noticed at the end of the document and is to be mended where it begins.
        boolean hasNoEnd = message.contains("end of stream") || message.contains("<stream end>");
        MatchResult mark = marks.get(hasNoEnd ? 0 : marks.size() - 1);
        return new Location(file, Integer.parseInt(mark.group(1)), Integer.parseInt(mark.group(2)));
    }
}
