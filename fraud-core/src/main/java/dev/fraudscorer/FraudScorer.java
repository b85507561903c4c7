package dev.fraudscorer;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Deadline;
import dev.fraudscorer.assessment.FailureListener;
import dev.fraudscorer.assessment.ScoringListener;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.EventMapper;
import dev.fraudscorer.event.EventType;
import dev.fraudscorer.event.InvalidEventException;
import dev.fraudscorer.event.Label;
import dev.fraudscorer.event.LabelResult;
import dev.fraudscorer.internal.cards.ShownText;
import dev.fraudscorer.internal.load.LibraryVersion;
import dev.fraudscorer.internal.load.LoadRequest;
import dev.fraudscorer.internal.load.LoadedPolicy;
import dev.fraudscorer.internal.run.ActivePolicy;
import dev.fraudscorer.internal.run.Durability;
import dev.fraudscorer.internal.run.Reload;
import dev.fraudscorer.internal.run.Scoring;
import dev.fraudscorer.internal.run.change.Changes;
import dev.fraudscorer.internal.run.failure.Failures;
import dev.fraudscorer.internal.run.pipeline.Arrivals;
import dev.fraudscorer.policy.Change;
import dev.fraudscorer.policy.ChangeKind;
import dev.fraudscorer.policy.ChangeListener;
import dev.fraudscorer.policy.PolicyException;
import dev.fraudscorer.policy.PolicyKeys;
import dev.fraudscorer.policy.PolicySignature;
import dev.fraudscorer.policy.PolicySource;
import dev.fraudscorer.spi.policy.Node;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Scores events by one policy at a time: rules, windowed features and models in, an assessment with its evidence out, in
 * this process. The policy and its entity lists can be reloaded while events are scored.
 *
 * <p>Thread-safe: one scorer serves all threads of a host. Close it to give back what models hold.
 */
public final class FraudScorer implements AutoCloseable {
    private final ActivePolicy activePolicy;
    private final Scoring scoring;
    private final Durability durability;
    private final ScorerPolicy policy;
    private final ScorerState state;
    private final ScorerMetrics metrics;

    private FraudScorer(
            LoadRequest place, List<ScoringListener> listeners, Failures failures, Clock clock, Changes changes) {
        LoadedPolicy loaded = place.load();
        Arrivals arrivals = new Arrivals(clock, loaded.time(), failures);
        this.activePolicy = new ActivePolicy(loaded, arrivals, failures);
        this.scoring = new Scoring(activePolicy, arrivals, listeners, failures);
        this.durability = new Durability(activePolicy, clock, changes);
        this.policy = new ScorerPolicy(activePolicy, new Reload(activePolicy, place, changes), changes);
        this.state = new ScorerState(activePolicy, scoring, durability, policy);
        this.metrics = new ScorerMetrics(scoring);
        changes.announce(changes.made(ChangeKind.LOAD, "", Change.byProcess(), null, loaded.provenance()));
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

    /**
     * Loads a policy that is on the class path, in a zip or in a folder.
     *
     * @throws PolicyException with every problem of the policy
     */
    public static FraudScorer load(PolicySource source) {
        return builder(source).load();
    }

    /** The version of this library, as in the provenance of assessments. */
    public static String libraryVersion() {
        return LibraryVersion.VALUE;
    }

    /** Begins a scorer with listeners, with sections left out or made by code, or with parts of the host. */
    public static Builder builder(Path policyFolder) {
        return builder(PolicySource.folder(policyFolder));
    }

    /** Begins a scorer of a policy that is on the class path, in a zip or in a folder. */
    public static Builder builder(PolicySource source) {
        return new Builder(source);
    }

    /**
     * An event type of the policy.
     *
     * @throws InvalidEventException if the policy has none of that name
     */
    public EventType eventType(String name) {
        EventType type = active().eventTypes().get(Objects.requireNonNull(name, "name"));
        if (type == null) {
            throw new InvalidEventException(
                    null,
                    "the policy has no event type '" + name + "'; expected one of "
                            + new TreeSet<>(active().eventTypes().keySet()));
        }
        return type;
    }

    /** The names of all event types of the policy, sorted. */
    public List<String> eventTypes() {
        return List.copyOf(new TreeSet<>(active().eventTypes().keySet()));
    }

    /**
     * Begins an event.
     *
     * @param type the event type's name
     * @param id the idempotency key: the same id is the same event and counts once; at most 256 characters
     * @param time when it happened, not before the year 2000, or {@code time: earliest} of the policy
     * @throws InvalidEventException if there is no such type, the id is blank or too long, or the time lies before that
     */
    public Event.Builder event(String type, String id, Instant time) {
        return eventType(type).newEvent(id, time);
    }

    /**
     * Begins a mapper from a host's own class to events. It leaves out what does not fit, as {@link Event.Builder#lenient}
     * does.
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
     * Assesses the event and counts it. The same id again returns the same assessment and counts nothing; while the first
     * call with it runs, it waits for that.
     *
     * <p>Whatever a part of the policy throws, an answer is returned: the part is left out, the assessment is degraded, and
     * the policy's {@code on_failure} holds.
     *
     * <p>An event that is stamped further after its receipt than the policy allows ({@code time: ahead}) is assessed by
     * its own attributes: its history is missing, it counts nowhere, and the assessment is degraded.
     *
     * @throws InvalidEventException if the event was built for another scorer, is only {@link Event.Builder#buildReference
     *     a reference}, or its id was used before with other content
     */
    public Assessment score(Event event) {
        return score(event, Deadline.NONE);
    }

    /**
     * Assesses the event and counts it, within a budget of time. Models that usually take longer than what is left are
     * left out: the assessment is then degraded, and its evidence names them. Features and rules are never left out;
     * the answer may come late by what they take. The same id again returns the same assessment; while the first call
     * with it runs, it waits for that no longer than its own deadline; the answer is then the one for an event without
     * any value: degraded, and not stored.
     *
     * @throws InvalidEventException if the event was built for another scorer, is only {@link Event.Builder#buildReference
     *     a reference}, or its id was used before with other content
     */
    public Assessment score(Event event, Deadline deadline) {
        return scoring.score(event, Objects.requireNonNull(deadline, "deadline"));
    }

    /**
     * Assesses the event as if it were counted, without counting it: what-if, shadow, a second look. Calls no
     * listener.
     *
     * @throws InvalidEventException if the event was built for another scorer, or is only {@link
     *     Event.Builder#buildReference a reference}
     */
    public Assessment assess(Event event) {
        return scoring.assess(event);
    }

    /**
     * The assessment for these values: attributes and features as given, all others missing, none required. Derived
     * features are computed. Counts nothing and calls no listener of this scorer. For tests of rules and for what-if
     * questions that no event of the past answers.
     *
     * @param type the event type's name
     * @param time when the event happens
     * @param values a {@link Number}, {@link String} or {@link Boolean} by the name of an attribute or feature
     * @throws InvalidEventException if there is no such type, or an attribute's value does not fit
     * @throws IllegalArgumentException if a name is unknown or that of a derived feature, or a value is of another type
     */
    public Assessment whatIf(String type, Instant time, Map<String, ?> values) {
        return whatIf(type, time, values, (event, seen, assessment) -> {});
    }

    /**
     * The same, shown together with all values, computed ones among them.
     *
     * @param listener is shown this one assessment; what it throws is thrown
     */
    public Assessment whatIf(String type, Instant time, Map<String, ?> values, ScoringListener listener) {
        Objects.requireNonNull(listener, "listener");
        return scoring.whatIf(eventType(type), Objects.requireNonNull(time, "time"), values, listener);
    }

    /**
     * Counts the event without assessing it: warm-up, or an event that was scored elsewhere.
     *
     * @throws InvalidEventException if the event was built for another scorer, is only {@link Event.Builder#buildReference
     *     a reference}, or its id was used before with other content
     */
    public void record(Event event) {
        scoring.record(event);
    }

    /**
     * Records the present content of an event, such as declined after it was scored: what the policy's sources keep of
     * the event that was counted under this id, time and keys is replaced. An event that they do not hold changes
     * nothing. A retry of the first call stays one and gets the first answer.
     *
     * @param event {@link Event#toBuilder made of} the event as it was scored or recorded; its keys are the same
     * @throws InvalidEventException if the event was built for another scorer, or is only {@link
     *     Event.Builder#buildReference a reference}
     */
    public void amend(Event event) {
        scoring.amend(event);
    }

    /**
     * Hands what turned out to be true about an event to the sources, whenever that becomes known.
     *
     * @param event as it was scored or recorded, or {@link Event.Builder#buildReference a reference} to it; its id, time and
     *     keys are what finds it again, its type is not
     * @param label fraud or legit, with its source and since when it is known
     * @return whether the event was found
     * @throws InvalidEventException if the event was built for another scorer
     */
    public LabelResult label(Event event, Label label) {
        return scoring.label(event, Objects.requireNonNull(label, "label"));
    }

    /** The active policy: what it is, and how it is reloaded while events are scored. */
    public ScorerPolicy policy() {
        return policy;
    }

    /** What the sources have counted: snapshot, restore and warm-up. */
    public ScorerState state() {
        return state;
    }

    /** What this scorer has done and how large its state is. */
    public ScorerMetrics metrics() {
        return metrics;
    }

    /**
     * Gives back what models hold; later calls throw {@link IllegalStateException}. Calls that are under way are made to
     * their end, after which a thread of this library gives it back. A snapshot that is under way is finished first.
     */
    @Override
    public void close() {
        durability.close();
    }

    private LoadedPolicy active() {
        return activePolicy.current().policy();
    }

    /** Collects what a scorer is loaded with. Confined to one thread. */
    public static final class Builder {
        private final PolicySource source;
        private final List<ScoringListener> listeners = new ArrayList<>();
        private final List<FailureListener> failureListeners = new ArrayList<>();
        private final List<ChangeListener> changeListeners = new ArrayList<>();
        private final Set<String> leftOut = new TreeSet<>();
        private final Map<String, Node> sections = new TreeMap<>();
        private final Map<Class<?>, Object> parts = new HashMap<>();
        private Clock clock = Clock.systemUTC();
        private @Nullable PolicyKeys trustedKeys;

        private Builder(PolicySource source) {
            this.source = Objects.requireNonNull(source, "source");
        }

        /** Adds a listener; listeners are called in the order in which they were added. */
        public Builder listener(ScoringListener listener) {
            listeners.add(Objects.requireNonNull(listener, "listener"));
            return this;
        }

        /** Adds a listener to failures; they are called in the order in which they were added. */
        public Builder failureListener(FailureListener listener) {
            failureListeners.add(Objects.requireNonNull(listener, "listener"));
            return this;
        }

        /**
         * Adds a listener to changes of the policy and of the state, the first load among them; they are called in the order in
         * which they were added.
         */
        public Builder changeListener(ChangeListener listener) {
            changeListeners.add(Objects.requireNonNull(listener, "listener"));
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
         * Supplies a section that the policy's document then must not have. It is checked like one of the document, its
         * mistakes are reported at the places that its nodes carry, and the digest covers its content. If it is {@link
         * #without left out}, too, it is left out.
         *
         * @throws IllegalArgumentException if the section was supplied before
         */
        public Builder section(String name, Node content) {
            Objects.requireNonNull(content, "content");
            if (sections.putIfAbsent(Objects.requireNonNull(name, "name"), content) != null) {
                throw new IllegalArgumentException("section '" + ShownText.of(name)
                        + "' is supplied for the second time; expected each section once");
            }
            return this;
        }

        /**
         * Provides a part of the host that a module has a place for, such as a store of its own. Engines look it up by
         * its type when the policy is loaded and at each reload, on the thread that reloads. It stays the host's: the
         * scorer does not close it, and it may serve other scorers, too. The policy's digest does not cover it.
         *
         * <p>A part that no engine looks up, since the policy has no section or the class path no module that uses it,
         * is a problem of the first load. A version that is reloaded later may do without it; a warning is logged, and
         * the version after that finds it again.
         *
         * @param type the one that the module looks up, most often an interface; not that of the host's own class
         * @param part not null; used by the threads that load and score as {@code type} says
         * @throws IllegalArgumentException if a part of this type was provided before, or {@code part} is none of this
         *     type, as a raw type lets pass
         */
        public <T> Builder provide(Class<T> type, T part) {
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(part, "part");
            if (!type.isInstance(part)) {
                throw new IllegalArgumentException("the part provided as " + type.getName() + " is a "
                        + part.getClass().getName() + "; expected an instance of the type that it is provided as");
            }
            if (parts.putIfAbsent(type, part) != null) {
                throw new IllegalArgumentException("a part " + type.getName()
                        + " is provided for the second time; expected one part of each type");
            }
            return this;
        }

        /**
         * The clock that dates the receipt of events, which bounds how far ahead they may be stamped, and the begin of a
         * snapshot; the system's if not given. A host that scores an old stream one by one gives the clock of that stream, or
         * sets {@link Event.Builder#receivedAt} of each event.
         *
         * @param newClock thread-safe; read once for each event
         */
        public Builder clock(Clock newClock) {
            clock = Objects.requireNonNull(newClock, "clock");
            return this;
        }

        /**
         * Takes policies only that one of these keys has signed: at the load and at each reload, of lists as well, the file {@value
         * PolicySignature#FILE} in the policy's folder is checked before anything else is read. It covers each file that is read, but no section
         * that code supplies or leaves out.
         */
        public Builder trustedKeys(PolicyKeys keys) {
            trustedKeys = Objects.requireNonNull(keys, "keys");
            return this;
        }

        /**
         * Loads the policy, closes it, and signs the files that were read; no {@link #trustedKeys trusted key} is needed. The text of the
         * signature belongs into the file {@value PolicySignature#FILE} in the policy's folder.
         *
         * @param keyId under which hosts trust the key
         * @param key for Ed25519
         * @param sequence greater than that of the signature before
         * @throws PolicyException with every problem of the policy, which is then not signed
         * @throws IllegalArgumentException if the id, the key or the number is no such
         */
        public PolicySignature sign(String keyId, PrivateKey key, long sequence) {
            Objects.requireNonNull(key, "key");
            return PolicySignature.sign(
                    keyId, key, sequence, request(null).inspect().files().digests());
        }

        private LoadRequest request(@Nullable PolicyKeys keys) {
            return new LoadRequest(source, leftOut, sections, parts, keys);
        }

        /**
         * Loads the policy.
         *
         * @throws PolicyException with every problem of the policy, or with the parts that no engine of it looks up
         */
        public FraudScorer load() {
            LoadRequest place = request(trustedKeys);
            Failures failures = new Failures(failureListeners);
            Changes changes = new Changes(clock, changeListeners, failures);
            return new FraudScorer(place, listeners, failures, clock, changes);
        }
    }
}
