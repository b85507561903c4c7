package dev.fraudscorer.policy;

import java.util.List;
import java.util.stream.Collectors;

/** A policy folder that cannot be loaded, with every problem that was found in it. */
public final class PolicyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<PolicyProblem> problems;

    /**
     * @param folder the policy folder's name
     * @param problems at least one
     */
    public PolicyException(String folder, List<PolicyProblem> problems) {
        super(message(folder, problems));
        this.problems = List.copyOf(problems);
    }

    /** Every problem, ordered by file, line and column. */
    public List<PolicyProblem> problems() {
        return problems;
    }

    private static String message(String folder, List<PolicyProblem> problems) {
        String count = problems.size() == 1 ? "1 problem" : problems.size() + " problems";
        return problems.stream()
                .map(PolicyException::paragraph)
                .collect(Collectors.joining("\n", "policy '" + folder + "' has " + count + ":\n", ""));
    }

    private static String paragraph(PolicyProblem problem) {
        String excerpt = problem.excerpt();
        return excerpt == null
                ? "  " + problem
                : "  " + problem + "\n" + excerpt.indent(6).stripTrailing();
    }
}
