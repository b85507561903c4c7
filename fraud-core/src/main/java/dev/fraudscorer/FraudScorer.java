package dev.fraudscorer;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Provenance;
import dev.fraudscorer.assessment.ScoringScheme;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.EventMapper;
import dev.fraudscorer.event.EventType;
import dev.fraudscorer.event.InvalidEventException;
import dev.fraudscorer.event.Label;
import dev.fraudscorer.internal.load.LibraryVersion;
import dev.fraudscorer.internal.load.LoadedPolicy;
import dev.fraudscorer.internal.load.PolicyLoader;
import dev.fraudscorer.policy.PolicyException;
import dev.fraudscorer.spi.Variable;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Scores events by one policy: rules, windowed features and models in, an assessment with its evidence out, in this
 * process.
 *
 * <p>Thread-safe: one scorer serves all threads of a host. Close it to give back what models hold.
 */
public final class FraudScorer implements AutoCloseable {
    private final LoadedPolicy policy;
    private final Scoring scoring;

    private FraudScorer(LoadedPolicy policy, List<ScoringListener> listeners) {
        this.policy = policy;
        this.scoring = new Scoring(policy, listeners);
    }

    /**
     * Loads a policy folder.
     *
     * @param policyFolder holds {@code policy.yaml} or {@code policy.json} and the files that it names
     * @throws PolicyException with every problem of the policy
     */
    public static FraudScorer load(Path policyFolder) {
        return builder(policyFolder).load();
    }

    /** The version of this library, as it stands in the provenance of assessments. */
    public static String libraryVersion() {
        return LibraryVersion.VALUE;
    }

    /** Begins a scorer with listeners or with sections left out. */
    public static Builder builder(Path policyFolder) {
        return new Builder(policyFolder);
    }

    /**
     * An event type of the policy.
     *
     * @throws InvalidEventException if the policy has none of that name
     */
    public EventType eventType(String name) {
        EventType type = policy.eventTypes().get(Objects.requireNonNull(name, "name"));
        if (type == null) {
            throw new InvalidEventException(
                    null,
                    "the policy has no event type '" + name + "'; expected one of "
                            + new TreeSet<>(policy.eventTypes().keySet()));
        }
        return type;
    }

    /** The names of all event types of the policy, sorted. */
    public List<String> eventTypes() {
        return List.copyOf(new TreeSet<>(policy.eventTypes().keySet()));
    }

    /**
     * Begins an event.
     *
     * @param type the event type's name
     * @param id the idempotency key: the same id is the same event and counts once
     * @param time when it happened, not before 1970
     * @throws InvalidEventException if there is no such type, the id is blank or the time lies before 1970
     */
    public Event.Builder event(String type, String id, Instant time) {
        return eventType(type).newEvent(id, time);
    }

    /**
     * Begins a mapper from a host's own class to events.
     *
     * @param type the event type's name
     * @param source the host's class
     * @throws InvalidEventException if there is no such type
     */
    public <T> EventMapper.Builder<T> mapper(String type, Class<T> source) {
        Objects.requireNonNull(source, "source");
        return EventMapper.builder(eventType(type));
    }

    /**
     * Assesses the event and counts it. The same id again returns the same assessment and counts nothing.
     *
     * @throws InvalidEventException if the event was built for another scorer, or its id came before with other
     *     content
     */
    public Assessment score(Event event) {
        return scoring.score(event);
    }

    /**
     * Assesses the event as if it were counted, without counting it: what-if, shadow, a second look. Tells no
     * listener.
     *
     * @throws InvalidEventException if the event was built for another scorer
     */
    public Assessment assess(Event event) {
        return scoring.assess(event);
    }

    /**
     * Counts the event without assessing it: warm-up, or an event that was scored elsewhere.
     *
     * @throws InvalidEventException if the event was built for another scorer, or its id came before with other
     *     content
     */
    public void record(Event event) {
        scoring.record(event);
    }

    /**
     * Tells what turned out to be true about an event, whenever that becomes known.
     *
     * @param event as it was scored or recorded; its type, id, time and keys are what finds it again
     * @param label fraud or legit, who says so, and since when it is known
     * @throws InvalidEventException if the event was built for another scorer
     */
    public void label(Event event, Label label) {
        scoring.label(event, Objects.requireNonNull(label, "label"));
    }

    /** Which policy and library speak. */
    public Provenance provenance() {
        return policy.provenance();
    }

    /** How this policy makes score and decision of evidence. */
    public ScoringScheme scheme() {
        return policy.scheme();
    }

    /** The attributes and features of the policy, by slot. */
    public List<Variable> variables() {
        return policy.schema().variables();
    }

    /** What this scorer has done so far. */
    public ScorerCounts counts() {
        return scoring.counts();
    }

    /**
     * Gives back what models hold; later calls throw {@link IllegalStateException}. Close it when no thread scores any
     * more: a model waits for the calls inside it, but an event that has not reached it yet comes out degraded.
     */
    @Override
    public void close() {
        scoring.close();
    }

    /** Collects what a scorer is loaded with. Confined to one thread. */
    public static final class Builder {
        private final Path policyFolder;
        private final List<ScoringListener> listeners = new ArrayList<>();
        private final Set<String> leftOut = new TreeSet<>();

        private Builder(Path policyFolder) {
            this.policyFolder = Objects.requireNonNull(policyFolder, "policyFolder");
        }

        /** Adds a listener; listeners are told in the order in which they were added. */
        public Builder listener(ScoringListener listener) {
            listeners.add(Objects.requireNonNull(listener, "listener"));
            return this;
        }

        /**
         * Loads the policy as if it did not have the section, such as {@code models} before there is one. The digest
         * is then another. A section that no module on the class path reads is a problem of the policy.
         */
        public Builder without(String section) {
            leftOut.add(Objects.requireNonNull(section, "section"));
            return this;
        }

        /**
         * Loads the policy.
         *
         * @throws PolicyException with every problem of the policy
         */
        public FraudScorer load() {
            return new FraudScorer(PolicyLoader.load(policyFolder, leftOut), listeners);
        }
    }
}
