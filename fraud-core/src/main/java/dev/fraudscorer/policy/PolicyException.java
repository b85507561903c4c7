package dev.fraudscorer.policy;

import dev.fraudscorer.internal.cards.CleanThrowable;
import dev.fraudscorer.internal.cards.ShownText;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A policy that cannot be loaded, with the problems that were found in it: at most {@value #MOST_PROBLEMS} of them,
 * and how many there are.
 */
public final class PolicyException extends RuntimeException {
    /** The most problems that one report holds. */
    public static final int MOST_PROBLEMS = 200;

    private static final long serialVersionUID = 1L;

    private final transient List<PolicyProblem> problems;
    private final int problemCount;

    /**
     * @param folder the name of the policy, most often that of its folder
     * @param problems at least one; of more than {@value #MOST_PROBLEMS} the first are kept, the others counted
     */
    public PolicyException(String folder, List<PolicyProblem> problems) {
        this(folder, problems, problems.size(), null);
    }

    /**
     * @param folder the name of the policy, most often that of its folder
     * @param problems at least one; of more than {@value #MOST_PROBLEMS} the first are kept
     * @param problemCount how many problems there are, those among them that are not kept
     * @param cause what failed, if the problem is one of an engine; null otherwise
     */
    public PolicyException(String folder, List<PolicyProblem> problems, int problemCount, @Nullable Throwable cause) {
        super(message(ShownText.of(folder), shown(problems), problemCount), CleanThrowable.ofNullable(cause));
        this.problems = List.copyOf(shown(problems));
        this.problemCount = problemCount;
    }

    /** The first {@value #MOST_PROBLEMS} problems that were found, ordered by file, line and column. */
    public List<PolicyProblem> problems() {
        return problems;
    }

    /**
     * How many problems were found, {@link #problems} among them. Once there are more than {@value #MOST_PROBLEMS}, some
     * that only a closer look would find are not looked for: there are at least so many.
     */
    public int problemCount() {
        return problemCount;
    }

    private static List<PolicyProblem> shown(List<PolicyProblem> problems) {
        return problems.subList(0, Math.min(problems.size(), MOST_PROBLEMS));
    }

    private static String message(String folder, List<PolicyProblem> shown, int problemCount) {
        int more = problemCount - shown.size();
        boolean isFull = problemCount >= MOST_PROBLEMS;
        String count = problemCount == 1 ? "1 problem" : problemCount + " problems";
        String begin = "policy '" + folder + "' has " + (isFull ? "at least " : "") + count + ":\n";
        String end = more > 0 ? "\n  and at least " + more + " more" : isFull ? "\n  and perhaps more" : "";
        return shown.stream().map(PolicyException::paragraph).collect(Collectors.joining("\n", begin, end));
    }

    private static String paragraph(PolicyProblem problem) {
        String excerpt = problem.excerpt();
        return excerpt == null
                ? "  " + problem
                : "  " + problem + "\n" + excerpt.indent(6).stripTrailing();
    }
}
