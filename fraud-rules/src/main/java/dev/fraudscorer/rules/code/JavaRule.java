package dev.fraudscorer.rules.code;

import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.assessment.ReasonCode;
import dev.fraudscorer.assessment.Severity;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A rule whose condition is Java. Immutable.
 *
 * <pre>{@code
 * JavaRule odd = JavaRule.builder("odd-merchant")
 *         .reads("merchant", "amount")
 *         .when(values -> values.number("amount") > 100 && directory.isOdd(values.text("merchant")))
 *         .reason("ODD_MERCHANT")
 *         .risk(0.4)
 *         .build();
 * FraudScorer.builder(folder).section(JavaRules.SECTION, JavaRules.of(odd)).load();
 * }</pre>
 */
public final class JavaRule {

    private final String id;
    private final String revision;
    private final List<String> reads;
    private final JavaCondition condition;
    private final @Nullable ReasonCode reason;
    private final double risk;
    private final @Nullable Decision decides;
    private final List<String> outcomes;
    private final @Nullable Severity severity;
    private final String description;
    private final Mode mode;
    private final boolean exemptFromBudget;

    private JavaRule(
            String id,
            String revision,
            List<String> reads,
            JavaCondition condition,
            @Nullable ReasonCode reason,
            double risk,
            @Nullable Decision decides,
            List<String> outcomes,
            @Nullable Severity severity,
            String description,
            Mode mode,
            boolean exemptFromBudget) {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(revision, "revision");
        Objects.requireNonNull(condition, "condition");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(mode, "mode");
        reads = List.copyOf(reads);
        outcomes = List.copyOf(outcomes);
        if ((decides == null) != (risk >= 0 && risk <= 1)) {
            throw new IllegalArgumentException(
                    "rule '" + id + "' must either decide or have a risk in [0, 1]; found the risk " + risk
                            + (decides == null ? " and no decision" : " and the decision " + decides));
        }
        if (reason == null && mode == Mode.ACTIVE) {
            throw new IllegalArgumentException("rule '" + id + "' is active and must have a reason");
        }
        if (exemptFromBudget && decides != Decision.DENY) {
            throw new IllegalArgumentException(
                    "rule '" + id + "' is exempt from budgets and must deny, but decides " + decides);
        }
        this.id = id;
        this.revision = revision;
        this.reads = reads;
        this.condition = condition;
        this.reason = reason;
        this.risk = risk;
        this.decides = decides;
        this.outcomes = outcomes;
        this.severity = severity;
        this.description = description;
        this.mode = mode;
        this.exemptFromBudget = exemptFromBudget;
    }

    /** The id, unique among the rules and models of the policy. */
    public String id() {
        return id;
    }

    /** Represents the condition in the digest; change it whenever the condition changes. */
    public String revision() {
        return revision;
    }

    /** The attributes and features that the condition reads. */
    public List<String> reads() {
        return reads;
    }

    /** When it fires. */
    public JavaCondition condition() {
        return condition;
    }

    /** The code for the cause; null only in shadow. */
    public @Nullable ReasonCode reason() {
        return reason;
    }

    /** The risk in [0, 1]; NaN if it decides. */
    public double risk() {
        return risk;
    }

    /** The decision; null if it adds a risk. */
    public @Nullable Decision decides() {
        return decides;
    }

    /** What else it requests from the host. */
    public List<String> outcomes() {
        return outcomes;
    }

    /** Its severity; null if none is set. */
    public @Nullable Severity severity() {
        return severity;
    }

    /** The text of its evidence, for people. */
    public String description() {
        return description;
    }

    /** Whether it has effect. */
    public Mode mode() {
        return mode;
    }

    /** Whether no decline budget limits what it denies. */
    public boolean exemptFromBudget() {
        return exemptFromBudget;
    }

    /** Begins a rule. */
    public static Builder builder(String id) {
        return new Builder(id);
    }

    /** Collects a rule. Confined to one thread. */
    public static final class Builder {
        private final String id;
        private String revision = "1";
        private List<String> reads = List.of();
        private @Nullable JavaCondition condition;
        private @Nullable ReasonCode reason;
        private double risk = Double.NaN;
        private @Nullable Decision decides;
        private List<String> outcomes = List.of();
        private @Nullable Severity severity;
        private String description = "a rule in Java";
        private Mode mode = Mode.ACTIVE;
        private boolean exemptFromBudget;

        private Builder(String id) {
            this.id = Objects.requireNonNull(id, "id");
        }

        /** The names of all attributes and features that the condition reads. */
        public Builder reads(String... names) {
            reads = List.of(names);
            return this;
        }

        /** When it fires. */
        public Builder when(JavaCondition newCondition) {
            condition = newCondition;
            return this;
        }

        /** Represents the condition in the policy's digest, which cannot cover Java code; "1" by default. */
        public Builder revision(String newRevision) {
            revision = newRevision;
            return this;
        }

        /**
         * The reason of its evidence.
         *
         * @throws IllegalArgumentException if it is no reason code
         */
        public Builder reason(String code) {
            reason = new ReasonCode(code);
            return this;
        }

        /** Adds a risk in [0, 1]. */
        public Builder risk(double newRisk) {
            risk = newRisk;
            return this;
        }

        /** Decides outright. */
        public Builder decide(Decision decision) {
            decides = decision;
            return this;
        }

        /** What else it requests from the host, such as {@code step_up_3ds}. */
        public Builder outcomes(String... names) {
            outcomes = List.of(names);
            return this;
        }

        /** Its severity. */
        public Builder severity(Severity newSeverity) {
            severity = newSeverity;
            return this;
        }

        /** The text of its evidence, for people. */
        public Builder description(String newDescription) {
            description = newDescription;
            return this;
        }

        /** Whether it has effect; active by default. */
        public Builder mode(Mode newMode) {
            mode = newMode;
            return this;
        }

        /** No decline budget limits what it denies; for a rule that denies outright. */
        public Builder exemptFromBudget() {
            exemptFromBudget = true;
            return this;
        }

        /**
         * Checks the parts and builds the rule.
         *
         * @throws IllegalArgumentException if it has no effect, two, or no reason though it is active, or is exempt from budgets
         *     and does not deny
         */
        public JavaRule build() {
            return new JavaRule(
                    id,
                    revision,
                    reads,
                    Objects.requireNonNull(condition, "rule '" + id + "' has no condition; call when()"),
                    reason,
                    risk,
                    decides,
                    outcomes,
                    severity,
                    description,
                    mode,
                    exemptFromBudget);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof JavaRule that
                        && id.equals(that.id)
                        && revision.equals(that.revision)
                        && reads.equals(that.reads)
                        && condition.equals(that.condition)
                        && Objects.equals(reason, that.reason)
                        && Double.compare(risk, that.risk) == 0
                        && Objects.equals(decides, that.decides)
                        && outcomes.equals(that.outcomes)
                        && Objects.equals(severity, that.severity)
                        && description.equals(that.description)
                        && mode.equals(that.mode)
                        && exemptFromBudget == that.exemptFromBudget);
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                id,
                revision,
                reads,
                condition,
                reason,
                risk,
                decides,
                outcomes,
                severity,
                description,
                mode,
                exemptFromBudget);
    }

    @Override
    public String toString() {
        return "JavaRule[id=" + id + ", revision=" + revision + ", reads=" + reads + ", condition=" + condition
                + ", reason=" + reason + ", risk=" + risk + ", decides=" + decides + ", outcomes=" + outcomes
                + ", severity=" + severity + ", description=" + description + ", mode=" + mode
                + ", exemptFromBudget=" + exemptFromBudget + "]";
    }
}
