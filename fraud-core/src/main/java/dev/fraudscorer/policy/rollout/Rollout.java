package dev.fraudscorer.policy.rollout;

import dev.fraudscorer.policy.PolicySource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A challenger, and for which events it is tried how: beside the champion only, or as the one who answers for a share of the entities. Immutable,
 * thread-safe.
 */
public final class Rollout {
    private final PolicySource challenger;
    private final double share;
    private final @Nullable String entity;
    private final Set<String> eventTypes;
    private final @Nullable String when;
    private final Duration deadline;
    private final RolloutLimits limits;

    private Rollout(Builder parts) {
        this.challenger = parts.challenger;
        this.share = parts.share;
        this.entity = parts.entity;
        this.eventTypes = Collections.unmodifiableSet(new TreeSet<>(parts.eventTypes));
        this.when = parts.when;
        this.deadline = parts.deadline;
        this.limits = parts.limits;
        requireShare(share, entity);
        if (deadline.isNegative() || deadline.isZero()) {
            throw new IllegalArgumentException("a deadline of " + deadline + "; expected one above zero");
        }
    }

    /** Begins a rollout of a policy in a folder: in shadow, for all events, with {@link RolloutLimits#DEFAULT}. */
    public static Builder of(Path challenger) {
        return of(PolicySource.folder(challenger));
    }

    /** Begins a rollout of a policy that is elsewhere. */
    public static Builder of(PolicySource challenger) {
        return new Builder(Objects.requireNonNull(challenger, "challenger"));
    }

    private static void requireShare(double share, @Nullable String entity) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(
                    "a share of " + share + "; expected 0 for shadow to 1 for all, such as 0.05 for 5 %");
        }
        if (share > 0 && share < 1 && entity == null) {
            throw new IllegalArgumentException("a share of " + share
                    + " without an entity; expected stickyBy, such as 'card', so that an entity is always answered by the same"
                    + " policy");
        }
    }

    /** Where the challenger is. */
    public PolicySource challenger() {
        return challenger;
    }

    /** For what share of the entities the challenger answers, in [0, 1]; 0 in shadow. */
    public double share() {
        return share;
    }

    /** The attribute that names the entity by which it is drawn who answers; null if none is needed. */
    public @Nullable String entity() {
        return entity;
    }

    /** Of which types events are; empty for all. */
    public Set<String> eventTypes() {
        return eventTypes;
    }

    /** The condition that events fulfil; null if there is none. */
    public @Nullable String when() {
        return when;
    }

    /** How long the challenger may take for one event, also where the event has no deadline. */
    public Duration deadline() {
        return deadline;
    }

    /** What the challenger may do before the rollout ends by itself. */
    public RolloutLimits limits() {
        return limits;
    }

    /**
     * The same with another share.
     *
     * @throws IllegalArgumentException if it is not in [0, 1], or needs an entity and there is none
     */
    public Rollout withShare(double newShare) {
        Builder builder = new Builder(challenger);
        builder.share = newShare;
        builder.entity = entity;
        builder.eventTypes = eventTypes;
        builder.when = when;
        builder.deadline = deadline;
        builder.limits = limits;
        return builder.build();
    }

    /** Collects what a rollout is. Confined to one thread. */
    public static final class Builder {
        private final PolicySource challenger;
        private double share;
        private @Nullable String entity;
        private Set<String> eventTypes = Set.of();
        private @Nullable String when;
        private Duration deadline = Duration.ofMillis(50);
        private RolloutLimits limits = RolloutLimits.DEFAULT;

        private Builder(PolicySource challenger) {
            this.challenger = challenger;
        }

        /**
         * Lets the challenger answer for this share of the entities, from 0 (shadow) to 1 (all events, also those without an entity). Who is in a share
         * is in every larger one, too.
         */
        public Builder share(double newShare) {
            share = newShare;
            return this;
        }

        /**
         * Draws by the keyed hash of this attribute, such as {@code card}: a key or an address. Events without it are answered by the
         * champion as long as the share is below 1.
         */
        public Builder stickyBy(String attribute) {
            entity = Objects.requireNonNull(attribute, "attribute");
            return this;
        }

        /** Tries the challenger on events of these types only. */
        public Builder eventTypes(String... names) {
            eventTypes = Set.of(names);
            return this;
        }

        /**
         * Tries the challenger only on events that fulfil a condition in the language of rules, such as {@code channel == "ATM"}: over the champion's attributes
         * and features, without entity lists and rates of exchange. One that cannot be decided does not hold.
         */
        public Builder when(String condition) {
            when = Objects.requireNonNull(condition, "condition");
            return this;
        }

        /**
         * Sets how long the challenger may take for one event; 50 ms if not set. It never has more than what is left of the event's own
         * deadline, and is left out where it usually takes longer than that.
         */
        public Builder deadline(Duration ofOneEvent) {
            deadline = Objects.requireNonNull(ofOneEvent, "ofOneEvent");
            return this;
        }

        /** Sets {@link Rollout#limits}. */
        public Builder limits(RolloutLimits newLimits) {
            limits = Objects.requireNonNull(newLimits, "newLimits");
            return this;
        }

        /**
         * Checks and makes the rollout. That the policies have the names in it is checked when it is started.
         *
         * @throws IllegalArgumentException if the share is not in [0, 1], or is between them without an entity, or the deadline is not above zero
         */
        public Rollout build() {
            return new Rollout(this);
        }
    }
}
