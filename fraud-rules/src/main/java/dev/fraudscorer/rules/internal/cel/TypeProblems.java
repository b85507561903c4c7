package dev.fraudscorer.rules.internal.cel;

import dev.fraudscorer.rules.internal.language.Operation;
import dev.fraudscorer.shaded.dev.cel.common.CelIssue;
import dev.fraudscorer.shaded.dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells what the checker found in an analyst's words. */
final class TypeProblems {
    private static final Pattern NO_OVERLOAD =
            Pattern.compile("found no matching overload for '.*' applied to '(.*?)' \\(candidates: .*", Pattern.DOTALL);
    private static final Pattern TYPE = Pattern.compile("list\\((\\w+)\\)|[\\w.]+");

    private final ParsedExpression parsed;
    private final Positions positions;
    private final Map<Long, CelExpr> byId = new HashMap<>();

    TypeProblems(ParsedExpression parsed) {
        this.parsed = parsed;
        this.positions = new Positions(parsed.tree(), parsed.text().text());
        index(parsed.tree().getExpr());
    }

    void report(List<CelIssue> issues) {
        for (CelIssue issue : issues) {
            CelExpr expression = byId.get(issue.getExprId());
            Matcher noOverload = NO_OVERLOAD.matcher(issue.getMessage());
            if (expression != null && expression.getKind() == CelExpr.ExprKind.Kind.CALL && noOverload.matches()) {
                reportCall(expression, noOverload.group(1));
            } else {
                int offset = expression == null ? 0 : positions.of(expression);
                parsed.text().report(offset, issue.getMessage(), "an expression whose types fit");
            }
        }
    }

    private void reportCall(CelExpr expression, String argumentTypes) {
        CelExpr.CelCall call = expression.call();
        boolean isMethod = call.target().isPresent();
        int arity = call.args().size() + (isMethod ? 1 : 0);
        Operation operation = Operations.find(call.function(), isMethod, arity);
        if (operation == null) {
            throw new IllegalStateException("the parser let an unknown function pass: " + call.function());
        }
        List<String> arguments = written(argumentTypes);
        parsed.text().report(positions.of(expression), operation.apply(arguments), operation.usageNear(arguments));
    }

    /** The checker's types, such as {@code (double, list(string))} or {@code string.(string)}, in our words. */
    private static List<String> written(String celTypes) {
        List<String> written = new ArrayList<>();
        Matcher type = TYPE.matcher(celTypes.replace(".(", "("));
        while (type.find()) {
            written.add(type.group(1) == null ? one(type.group()) : "list of " + one(type.group(1)) + "s");
        }
        return written;
    }

    private static String one(String celType) {
        return switch (celType) {
            case "double", "int" -> "number";
            case "string" -> "text";
            case "bool" -> "boolean";
            case "google.protobuf.Timestamp" -> "time";
            case "google.protobuf.Duration" -> "duration";
            default -> "anything";
        };
    }

    private void index(CelExpr expression) {
        byId.put(expression.id(), expression);
        if (expression.getKind() == CelExpr.ExprKind.Kind.CALL) {
            expression.call().target().ifPresent(this::index);
            expression.call().args().forEach(this::index);
        }
    }
}
