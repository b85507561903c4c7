package dev.fraudscorer;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Deadline;
import dev.fraudscorer.assessment.FailureListener;
import dev.fraudscorer.assessment.ScorerHealth;
import dev.fraudscorer.assessment.ScoringListener;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.EventMapper;
import dev.fraudscorer.event.EventType;
import dev.fraudscorer.event.InvalidEventException;
import dev.fraudscorer.event.KeyRing;
import dev.fraudscorer.event.Label;
import dev.fraudscorer.event.LabelResult;
import dev.fraudscorer.internal.cards.ShownText;
import dev.fraudscorer.internal.load.HostParts;
import dev.fraudscorer.internal.load.LibraryVersion;
import dev.fraudscorer.internal.load.LoadRequest;
import dev.fraudscorer.internal.load.LoadedPolicy;
import dev.fraudscorer.internal.run.ActivePolicy;
import dev.fraudscorer.internal.run.Durability;
import dev.fraudscorer.internal.run.Reload;
import dev.fraudscorer.internal.run.Scoring;
import dev.fraudscorer.internal.run.Watcher;
import dev.fraudscorer.internal.run.change.Changes;
import dev.fraudscorer.internal.run.failure.Failures;
import dev.fraudscorer.internal.run.guard.Guards;
import dev.fraudscorer.internal.run.limit.LimitState;
import dev.fraudscorer.internal.run.observe.Observers;
import dev.fraudscorer.internal.run.pipeline.Arrivals;
import dev.fraudscorer.internal.run.rollout.Rollouts;
import dev.fraudscorer.metrics.ScorerObserver;
import dev.fraudscorer.policy.Change;
import dev.fraudscorer.policy.ChangeKind;
import dev.fraudscorer.policy.ChangeListener;
import dev.fraudscorer.policy.PolicyException;
import dev.fraudscorer.policy.PolicyKeys;
import dev.fraudscorer.policy.PolicySignature;
import dev.fraudscorer.policy.PolicySource;
import dev.fraudscorer.record.DecisionRecord;
import dev.fraudscorer.record.RecordReplay;
import dev.fraudscorer.record.RecordSink;
import dev.fraudscorer.spi.EvidenceSource;
import dev.fraudscorer.spi.FeatureSourceFactory;
import dev.fraudscorer.spi.ListProvider;
import dev.fraudscorer.spi.policy.Node;
import dev.fraudscorer.spi.vector.HashKey;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongSupplier;
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
    private final ScorerRollout rollout;
    /** The default; null for none. */
    private final @Nullable Duration deadline;
    /** Null if nobody watches. */
    private final @Nullable Watcher watcher;

    private FraudScorer(LoadRequest place, Builder options) {
        LoadedPolicy loaded = place.load();
        Clock clock = options.clock;
        List<ScoringListener> listeners = options.listeners;
        Failures failures = new Failures(options.failureListeners);
        Arrivals arrivals = new Arrivals(clock, loaded.time(), failures);
        this.deadline = options.deadline;
        Changes changes = new Changes(clock, options.changeListeners, failures);
        HashKey controlKey = options.controlKey == null ? HashKey.random() : options.controlKey;
        Observers observers = new Observers(options.observers, options.nanoClock, failures);
        Guards guards = new Guards(clock, options.nanoClock, observers);
        LimitState limits = new LimitState(controlKey, clock);
        this.activePolicy = new ActivePolicy(loaded, arrivals, guards, failures, limits);
        HashKey rolloutKey = options.rolloutKey == null ? HashKey.random() : options.rolloutKey;
        Rollouts rollouts = new Rollouts(clock, options.nanoClock, arrivals, limits, rolloutKey);
        this.scoring = new Scoring(activePolicy, arrivals, listeners, options.records, observers, failures, rollouts);
        this.durability = new Durability(activePolicy, clock, changes, observers);
        Reload reload = new Reload(activePolicy, place, durability, scoring, changes, observers);
        this.policy = new ScorerPolicy(activePolicy, reload, changes);
        this.rollout = new ScorerRollout(rollouts, reload);
        this.state = new ScorerState(activePolicy, scoring, durability, policy, changes);
        this.metrics = new ScorerMetrics(scoring);
        changes.announce(changes.made(ChangeKind.LOAD, "", Change.byProcess(), null, loaded.provenance()));
        this.watcher = options.watch == null ? null : new Watcher(activePolicy, reload, options.watch, failures);
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
     * <p>If the builder was given a {@link Builder#deadline deadline}, it begins now.
     *
     * @throws InvalidEventException if the event was built for another scorer, is only {@link Event.Builder#buildReference
     *     a reference}, or its id was used before with other content
     */
    public Assessment score(Event event) {
        return scoring.score(event, deadline == null ? Deadline.NONE : Deadline.after(deadline));
    }

    /**
     * Assesses the event and counts it, within a budget of time. What usually takes longer than what is left is not begun: first
     * reasons, then what is in shadow, then models, then rules. A source that may block is given up when the deadline
     * passes. The assessment is then degraded, and its evidence names what is missing. Only the event's own
     * history is counted whatever it takes, so that no later event misses it. The same id again returns the same assessment; while
     * the first call with it runs, it waits for that no longer than its own deadline; the answer is then the one for an
     * event without any value: degraded, and not stored.
     *
     * @throws InvalidEventException if the event was built for another scorer, is only {@link Event.Builder#buildReference
     *     a reference}, or its id was used before with other content
     */
    public Assessment score(Event event, Deadline deadline) {
        return scoring.score(event, Objects.requireNonNull(deadline, "deadline"));
    }

    /**
     * Assesses the event as if it were counted, without counting it: what-if, shadow, a second look. Calls no
     * listener. By the active policy, whomever a {@linkplain #rollout() rollout} has answer.
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
     * Evaluates the record of a decision by the present policy: with the recorded values in place of those of the history, and
     * whatever does not follow from values taken from the record. By the policy, lists and models that made the record, rules,
     * lists and models in the kernel come out the same to the bit, on any machine and any version of Java. Counts nothing
     * and calls no listener.
     *
     * @return what came out, and how it compares
     * @throws IllegalArgumentException if the policy has no event type as that of the record, or its id or time is none that an
     *     event can have
     */
    public RecordReplay replay(DecisionRecord record) {
        return scoring.replay(Objects.requireNonNull(record, "record"));
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
     *     keys are what finds it again, its type is not. Hand it in as it was last amended: a source that has only
     *     the sum of old events left decides by its attributes which of its counts a label belongs to
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

    /** A challenger that is tried beside the active policy: how it is started, how it stands, how it ends. */
    public ScorerRollout rollout() {
        return rollout;
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
     * How this scorer and each source of its policy is, for a host's health check. What fails is reported to {@link
     * FailureListener}s, too.
     *
     * @throws IllegalStateException if this scorer is closed
     */
    public ScorerHealth health() {
        return scoring.health();
    }

    /**
     * Gives back what models hold; later calls throw {@link IllegalStateException}. Calls that are under way are made to
     * their end, after which a thread of this library gives it back. A snapshot that is under way is finished first.
     */
    @Override
    public void close() {
        if (watcher != null) {
            watcher.close();
        }
        durability.close();
        scoring.rollouts().close();
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
        private final List<ScorerObserver> observers = new ArrayList<>();
        private final Set<String> leftOut = new TreeSet<>();
        private final Map<String, Node> sections = new TreeMap<>();
        private final Map<Class<?>, Object> parts = new HashMap<>();
        private @Nullable RecordSink records;
        private final Map<String, FeatureSourceFactory> featureFactories = new LinkedHashMap<>();
        private final Map<String, EvidenceSource> evidenceSources = new LinkedHashMap<>();
        private final Map<String, ListProvider> listProviders = new LinkedHashMap<>();
        /** Of the parts that have names. */
        private final Set<String> names = new HashSet<>();

        private Clock clock = Clock.systemUTC();
        private @Nullable HashKey controlKey;
        private @Nullable HashKey rolloutKey;
        private LongSupplier nanoClock = System::nanoTime;
        private @Nullable Duration deadline;
        private Watcher.@Nullable Schedule watch;
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
         * Adds an observer of what happens and how long it takes, for metrics and traces; they are called in the order in which they
         * were added. Without one, nothing is measured.
         */
        public Builder observer(ScorerObserver observer) {
            observers.add(Objects.requireNonNull(observer, "observer"));
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
         * Gives a record of each answer of {@link FraudScorer#score(Event)} to a sink, such as {@link
         * dev.fraudscorer.record.file.FileRecordSink}; an answer from memory has its record already. Its failures go to the
         * failure listeners. It stays the host's, who closes it after the scorer; it serves one scorer.
         *
         * @throws IllegalArgumentException if a sink was given before
         */
        public Builder records(RecordSink sink) {
            if (records != null) {
                throw new IllegalArgumentException("a sink of records is given for the second time; expected one");
            }
            records = Objects.requireNonNull(sink, "sink");
            return this;
        }

        /**
         * Provides a source of evidence of the host, such as a score that a vendor gives. It is evaluated behind those of the
         * policy's own engines, in the order in which such parts were provided. The policy may demand something of it by
         * its name: {@code sources: { vendor_score: { deadline: 20ms, on_failure: skip } }}.
         *
         * <p>The source stays the host's: all versions of the policy share it, no reload and no {@link FraudScorer#close} closes it, and it
         * may serve other scorers, too. Events may be inside of it until {@code close} and what was under way have ended. It is called on a
         * thread that may be given up unless it declares by {@link EvidenceSource#mayBlock} that it never waits. It finds features by {@code
         * vector.slot(name)}, which may be another in each version. The policy's digest does not cover it.
         *
         * @param name its id in evidence, gauges and the policy, in the place of {@link EvidenceSource#id}, which is not called; of at most 64
         *     letters, digits, underscores, dots and dashes, beginning with a letter. A name that a source of the policy has is
         *     a problem of the policy
         * @throws IllegalArgumentException if {@code name} is none, is the library's own, or is that of another part
         */
        public Builder provide(String name, EvidenceSource source) {
            Objects.requireNonNull(source, "source");
            evidenceSources.put(takeName(name), source);
            return this;
        }

        /**
         * Gives the keys by which attributes that the policy marks {@code secret} become tokens. The newest makes the tokens of
         * events; to rotate it, load another scorer with a ring that has the former key, too. A policy with secrets and no
         * keys is a problem of the load.
         *
         * @throws IllegalArgumentException if keys were given before
         */
        public Builder secrets(KeyRing keys) {
            return provide(KeyRing.class, keys);
        }

        /**
         * Provides features of the host. Their source fills its slots behind the features of entities and before what is derived, so
         * that derived features, rules, models and other parts provided later may read them; {@code where} of windows may not.
         *
         * @param name as of a {@linkplain #provide(String, EvidenceSource) source of evidence}
         * @param factory called for each version of the policy, at load, at each reload and at each dry run, to declare the features and to make their source, which then
         *     belongs to the scorer: it is closed when its version is retired
         * @throws IllegalArgumentException if {@code name} is none, is the library's own, or is that of another part
         */
        public Builder provide(String name, FeatureSourceFactory factory) {
            Objects.requireNonNull(factory, "factory");
            featureFactories.put(takeName(name), factory);
            return this;
        }

        /**
         * Provides the entries of an entity list of the policy, {@code lists: { sanctioned: { provider: NAME, of: card } }}. They are read when the
         * policy is loaded and by {@link ScorerPolicy#reloadLists}; the policy's digest covers them. The provider stays the host's.
         *
         * <p>One from which no list of the policy is read is a problem of the first load; a version that is reloaded later may do without it.
         *
         * @param name as of a {@linkplain #provide(String, EvidenceSource) source of evidence}
         * @throws IllegalArgumentException if {@code name} is none, is the library's own, or is that of another part
         */
        public Builder provide(String name, ListProvider provider) {
            Objects.requireNonNull(provider, "provider");
            listProviders.put(takeName(name), provider);
            return this;
        }

        private String takeName(String name) {
            HostParts.checkName(Objects.requireNonNull(name, "name"), names);
            names.add(name);
            return name;
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
         * The key under which the ids of events are hashed to draw the policy's control group ({@code control}); a random one of
         * this scorer if not given. Give the same one to all gateways, and to a replay that is to draw as they did. Keep it
         * secret: whoever has it finds ids that are let through.
         */
        public Builder controlKey(HashKey key) {
            controlKey = Objects.requireNonNull(key, "key");
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
         * The key under which entities are hashed to draw whom the challenger of a {@linkplain FraudScorer#rollout() rollout} answers; a random one of
         * this scorer if not given. Give the same one to all gateways, so that an entity is answered by the same policy at each of
         * them. Keep it secret: whoever has it finds keys that fall into the share.
         */
        public Builder rolloutKey(HashKey key) {
            rolloutKey = Objects.requireNonNull(key, "key");
            return this;
        }

        /**
         * The budget of time of each {@link FraudScorer#score(Event) score} that is called without a deadline; none if not
         * given.
         *
         * @throws IllegalArgumentException if the budget is not above zero
         */
        public Builder deadline(Duration budget) {
            if (Objects.requireNonNull(budget, "budget").isNegative() || budget.isZero()) {
                throw new IllegalArgumentException("the deadline must be above zero but was " + budget);
            }
            deadline = budget;
            return this;
        }

        /**
         * Looks for another policy where this one was loaded or reloaded from last, by a thread of its own, until the scorer is closed; off if not
         * given. What is there has to be the same, byte for byte, at two looks in a row before it is reloaded, or only its
         * lists if nothing else differs: what is half written is not loaded if its writer pauses for less than the interval.
         * The changes are made by {@code watcher}. A policy that is refused leaves the version in use and is reported once; the same
         * is tried again, ever more rarely, and reported again only for another reason. After {@link ScorerPolicy#rollback} the version that was
         * left stays out until something else than its lists differs.
         *
         * <p>A look reads each file of the policy, lists and models among them: some seconds are short for an interval. It finds the
         * links that Kubernetes swaps, and whatever times of change a deployment sets.
         *
         * @param interval from the end of a look to the next one
         * @throws IllegalArgumentException if it is not above zero
         */
        public Builder watch(Duration interval) {
            if (Objects.requireNonNull(interval, "interval").isNegative() || interval.isZero()) {
                throw new IllegalArgumentException("the interval must be above zero but was " + interval);
            }
            return watch(Watcher.every(interval));
        }

        /** The same by another schedule. */
        Builder watch(Watcher.Schedule schedule) {
            watch = schedule;
            return this;
        }

        /** The clock of elapsed time by which sources that are cut off are tried again, and by which is measured. */
        Builder nanoClock(LongSupplier newClock) {
            nanoClock = newClock;
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
            HostParts named = new HostParts(featureFactories, evidenceSources, listProviders);
            return new LoadRequest(source, leftOut, sections, parts, named, keys);
        }

        /**
         * Loads the policy.
         *
         * @throws PolicyException with every problem of the policy, or with the parts that no engine of it looks up
         */
        public FraudScorer load() {
            return new FraudScorer(request(trustedKeys), this);
        }
    }
}
