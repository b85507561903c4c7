package dev.fraudscorer.rules.internal.cel;

import dev.fraudscorer.rules.internal.language.ExpressionText;
import dev.fraudscorer.shaded.dev.cel.common.CelIssue;
import dev.fraudscorer.shaded.dev.cel.common.CelValidationResult;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Describes a syntax error in an analyst's words. Only the first is reported: later ones mostly follow from it. */
final class SyntaxProblem {
    private static final Pattern UNEXPECTED_TOKEN =
            Pattern.compile("(?:mismatched|extraneous) input '(.*)' expecting (.*)", Pattern.DOTALL);
    private static final Pattern MISSING_TOKEN = Pattern.compile("missing '(.*)' at '(.*)'", Pattern.DOTALL);
    private static final Pattern NO_TOKEN = Pattern.compile("token recognition error at: '(.*)'", Pattern.DOTALL);
    private static final Pattern RESERVED = Pattern.compile("reserved identifier: (.*)");
    private static final Pattern TOO_DEEP = Pattern.compile("Expression recursion limit exceeded.*", Pattern.DOTALL);
    private static final Pattern NO_NUMBER = Pattern.compile("For input string: .*", Pattern.DOTALL);

    /** What is found if a macro would become too large. */
    static final String TOO_LARGE_MACRO = "a macro that becomes too large";

    private static final String END = "<EOF>";
    private static final List<String> CLOSING = List.of("':'", "')'", "','", "']'");

    /** What people write who come from SQL, Python or a spreadsheet. */
    private static final Map<String, String> HABITS = Map.of(
            "=", "'==' for equality",
            "===", "'==' for equality",
            "<>", "'!=' for inequality",
            "and", "'&&'",
            "AND", "'&&'",
            "&", "'&&'",
            "or", "'||'",
            "OR", "'||'",
            "|", "'||'");

    private SyntaxProblem() {}

    static void report(CelValidationResult result, ExpressionText text) {
        CelIssue issue = result.getErrors().get(0);
        String message = issue.getMessage();
        int offset =
                result.getSource().getLocationOffset(issue.getSourceLocation()).orElse(0);
        if (TOO_DEEP.matcher(message).matches()) {
            text.report(
                    "an expression nested too deeply",
                    "at most " + ExpressionParser.DEEPEST_NESTING + " levels; move parts of it to 'derived'");
            return;
        }
        if (message.contains(TOO_LARGE_MACRO)) {
            text.report(
                    offset,
                    TOO_LARGE_MACRO + " when it is written out for each item",
                    "at most " + ListMacros.MOST_NODES + " steps in one expression; use an entity list with 'in'");
            return;
        }
        Matcher reserved = RESERVED.matcher(message);
        if (reserved.matches()) {
            text.report(offset, "the name '" + reserved.group(1) + "', a reserved word of CEL", "another name");
            return;
        }
        if (NO_NUMBER.matcher(message).matches()) {
            text.report(offset, "a whole number that is too large", "a number below 2^53, or one with a decimal point");
            return;
        }
        String number = SeparatedNumber.expected(text.text(), offset);
        if (number != null) {
            text.report(offset, "a separator in a number", number);
            return;
        }
        Matcher noToken = NO_TOKEN.matcher(message);
        if (noToken.matches()) {
            String token = noToken.group(1).strip();
            boolean quote = token.startsWith("'") || token.startsWith("\"");
            text.report(
                    offset,
                    quote ? "a text without its closing quote" : "'" + token + "'",
                    quote ? "a closing quote" : HABITS.getOrDefault(token, "an operator, a name or a value"));
            return;
        }
        Matcher missing = MISSING_TOKEN.matcher(message);
        if (missing.matches()) {
            text.report(offset, token(missing.group(2)), "'" + missing.group(1) + "'");
            return;
        }
        Matcher unexpected = UNEXPECTED_TOKEN.matcher(message);
        if (unexpected.matches()) {
            String token = unexpected.group(1);
            text.report(offset, token(token), HABITS.getOrDefault(token, expected(unexpected.group(2))));
            return;
        }
        text.report(offset, "a syntax error: " + message, "an expression of CEL");
    }

    private static String token(String token) {
        return token.equals(END) ? "the end of the expression" : "'" + token + "'";
    }

    /** The parser lists every token that is possible there; analysts think in kinds. */
    private static String expected(String tokens) {
        if (tokens.contains("IDENTIFIER")) {
            return "a name or a value";
        }
        String closing = CLOSING.stream().filter(tokens::contains).collect(Collectors.joining(" or "));
        String end = tokens.contains(END) ? "the end of the expression" : closing;
        if (!tokens.contains("'=='")) {
            return end.isEmpty() ? tokens : end;
        }
        return end.isEmpty() ? "an operator" : "an operator or " + end;
    }
}
