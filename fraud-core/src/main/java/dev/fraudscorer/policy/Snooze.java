package dev.fraudscorer.policy;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A rule that is switched off for one entity until a date: it is evaluated and reported, without effect. Immutable.
 */
public final class Snooze {
    private final String rule;
    private final String attribute;
    private final String entity;
    private final Instant since;
    private final Instant until;
    private final Change by;

    private Snooze(String rule, String attribute, String entity, Instant since, Instant until, Change by) {
        this.rule = Objects.requireNonNull(rule, "rule");
        this.attribute = Objects.requireNonNull(attribute, "attribute");
        this.entity = Objects.requireNonNull(entity, "entity");
        this.since = Objects.requireNonNull(since, "since");
        this.until = Objects.requireNonNull(until, "until");
        this.by = Objects.requireNonNull(by, "by");
    }

    /** Makes it of its parts, which the accessors describe. */
    public static Snooze of(String rule, String attribute, String entity, Instant since, Instant until, Change by) {
        return new Snooze(rule, attribute, entity, since, until, by);
    }

    /** The id of the rule. */
    public String rule() {
        return rule;
    }

    /** The attribute that names the entity, such as {@code card}. */
    public String attribute() {
        return attribute;
    }

    /** What stands for the entity's key: its hash under a secret of the process, in 16 hexadecimal digits. */
    public String entity() {
        return entity;
    }

    /** When it was set. */
    public Instant since() {
        return since;
    }

    /** When it ends. */
    public Instant until() {
        return until;
    }

    /** Who set it, and why. */
    public Change by() {
        return by;
    }

    /** Whether both switch off the same rule for the same entity, whenever and whoever set them. */
    public boolean isOfTheSame(Snooze other) {
        return rule.equals(other.rule) && attribute.equals(other.attribute) && entity.equals(other.entity);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Snooze that
                && isOfTheSame(that)
                && since.equals(that.since)
                && until.equals(that.until)
                && by.equals(that.by);
    }

    @Override
    public int hashCode() {
        return Objects.hash(rule, attribute, entity, since, until, by);
    }

    @Override
    public String toString() {
        return "Snooze[rule=" + rule + ", attribute=" + attribute + ", entity=" + entity + ", since=" + since
                + ", until=" + until + ", by=" + by.actor() + "]";
    }
}
