package dev.fraudscorer;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Provenance;
import dev.fraudscorer.assessment.RuleCounts;
import dev.fraudscorer.assessment.ScoringScheme;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.EventMapper;
import dev.fraudscorer.event.EventType;
import dev.fraudscorer.event.InvalidEventException;
import dev.fraudscorer.event.Label;
import dev.fraudscorer.event.StreamTime;
import dev.fraudscorer.internal.cards.ShownText;
import dev.fraudscorer.internal.load.LibraryVersion;
import dev.fraudscorer.internal.load.LoadedPolicy;
import dev.fraudscorer.policy.ListVersion;
import dev.fraudscorer.policy.Node;
import dev.fraudscorer.policy.PolicyException;
import dev.fraudscorer.spi.FeatureSource;
import dev.fraudscorer.spi.Variable;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Scores events by one policy at a time: rules, windowed features and models in, an assessment with its evidence out, in
 * this process. The policy and its entity lists can be reloaded while events are scored.
 *
 * <p>Thread-safe: one scorer serves all threads of a host. Close it to give back what models hold.
 */
public final class FraudScorer implements AutoCloseable {
    private final Versions versions;
    private final Scoring scoring;
    private final Durability durability;
    private final Reload reload;

    private FraudScorer(PolicyPlace place, List<ScoringListener> listeners, Failures failures, Clock clock) {
        LoadedPolicy policy = place.load();
        Arrivals arrivals = new Arrivals(clock, policy.time(), failures);
        this.versions = new Versions(policy, arrivals, failures);
        this.scoring = new Scoring(versions, arrivals, listeners, failures);
        this.durability = new Durability(versions, clock);
        this.reload = new Reload(versions, place);
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

    /** Begins a scorer with listeners, with sections left out, or with sections made by code. */
    public static Builder builder(Path policyFolder) {
        return new Builder(policyFolder);
    }

    /**
     * An event type of the policy.
     *
     * @throws InvalidEventException if the policy has none of that name
     */
    public EventType eventType(String name) {
        EventType type = policy().eventTypes().get(Objects.requireNonNull(name, "name"));
        if (type == null) {
            throw new InvalidEventException(
                    null,
                    "the policy has no event type '" + name + "'; expected one of "
                            + new TreeSet<>(policy().eventTypes().keySet()));
        }
        return type;
    }

    /** The names of all event types of the policy, sorted. */
    public List<String> eventTypes() {
        return List.copyOf(new TreeSet<>(policy().eventTypes().keySet()));
    }

    /**
     * Begins an event.
     *
     * @param type the event type's name
     * @param id the idempotency key: the same id is the same event and counts once; at most 256 characters
     * @param time when it happened, not before the year 2000 unless the policy says otherwise ({@code time: earliest})
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
     * <p>An event that is stamped further after its receipt than the policy allows ({@code time: ahead}) is assessed by what
     * it says itself: its history is missing, it counts nowhere, and the assessment is degraded.
     *
     * @throws InvalidEventException if the event was built for another scorer, or its id came before with other
     *     content
     */
    public Assessment score(Event event) {
        return score(event, Deadline.NONE);
    }

    /**
     * Assesses the event and counts it, within a budget of time. Models that usually take longer than what is left are
     * left out: the assessment is then degraded, and its evidence names them. Features and rules are never left out; the
     * answer may come late by what they take. The same id again returns the same assessment; while the first call with it
     * runs, it waits for that no longer than its own deadline, and is then answered as an event of which nothing is known:
     * degraded, and not remembered.
     *
     * @throws InvalidEventException if the event was built for another scorer, or its id came before with other
     *     content
     */
    public Assessment score(Event event, Deadline deadline) {
        return scoring.score(event, Objects.requireNonNull(deadline, "deadline"));
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
     * What the policy says if these are the values: attributes and features as given, all others missing, none required.
     * Derived features are computed. Counts nothing and calls no listener of this scorer. For tests of rules and for
     * what-if questions that no event of the past can ask.
     *
     * @param type the event type's name
     * @param time when the event happens
     * @param values a {@link Number}, {@link String} or {@link Boolean} by the name of an attribute or feature
     * @throws InvalidEventException if there is no such type, or an attribute's value does not fit
     * @throws IllegalArgumentException if a name is unknown or that of a derived feature, or a value is of another type
     */
    public Assessment suppose(String type, Instant time, Map<String, ?> values) {
        return suppose(type, time, values, (event, seen, assessment) -> {});
    }

    /**
     * The same, shown together with all values, computed ones among them.
     *
     * @param listener is shown this one assessment; what it throws is thrown
     */
    public Assessment suppose(String type, Instant time, Map<String, ?> values, ScoringListener listener) {
        Objects.requireNonNull(listener, "listener");
        return scoring.suppose(eventType(type), Objects.requireNonNull(time, "time"), values, listener);
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
     * Records how an event now stands, such as declined after it was scored: what the policy's sources keep of the event
     * that was counted under this id, time and keys is replaced. An event that they do not hold changes nothing. A retry
     * of the first call stays one and gets the first answer.
     *
     * @param event {@link Event#toBuilder made of} the event as it was scored or recorded; its keys are the same
     * @throws InvalidEventException if the event was built for another scorer
     */
    public void amend(Event event) {
        scoring.amend(event);
    }

    /**
     * Hands what turned out to be true about an event to the sources, whenever that becomes known.
     *
     * @param event as it was scored or recorded; its type, id, time and keys are what finds it again
     * @param label fraud or legit, who says so, and since when it is known
     * @throws InvalidEventException if the event was built for another scorer
     */
    public void label(Event event, Label label) {
        scoring.label(event, Objects.requireNonNull(label, "label"));
    }

    /**
     * Writes what the sources know of the past to a file, while scoring goes on. The file is written aside, forced to the
     * disk and moved into place, so that whatever happens either it or the one before it is whole; it can be read by its
     * owner only. A second call, a restore or a close waits for this one.
     *
     * @param file in a folder that exists; replaced if it is there, and written by one process only
     * @return what was written; keep {@link Snapshot#begun} to know which events to {@link #warmUp warm up} with
     * @throws SnapshotException if it could not be written
     * @throws IllegalStateException if this scorer is closed
     */
    public Snapshot snapshot(Path file) {
        return durability.snapshot(Objects.requireNonNull(file, "file"));
    }

    /**
     * Replaces what the sources know of the past by what a snapshot says. The whole file is read and checked before
     * anything takes effect. Restore before events are scored: those counted since the snapshot began are not in it, and
     * have to be {@link #warmUp warmed up} with.
     *
     * <p>Which events came before, to answer retries with the first assessment, is remembered by this scorer and neither
     * written nor restored; the sources themselves know which events they have counted.
     *
     * @param file written by {@link #snapshot}, by this policy or another version of it
     * @throws SnapshotException if the file is not a whole snapshot; the running state is then untouched
     * @throws IllegalStateException if this scorer is closed
     */
    public Restoration restore(Path file) {
        return durability.restore(Objects.requireNonNull(file, "file"));
    }

    /**
     * Counts events of the past without assessing them, in the order in which they came, such as those that came after a
     * snapshot was begun. Those that do not say when they were received get it from their neighbours' stamps, of which 63
     * are looked at ({@link StreamTime}); one that is stamped too far ahead of them is not counted. One that the state already holds is counted once, so more than enough does no harm. Unlike {@link #record},
     * it reaches the sources even if this scorer remembers the event, since their state may have been restored since.
     *
     * @return how many events the sources took or held already; fewer than came if a source failed, if an id had come
     *     before with other content, or if one was too early: {@link #counts} and {@link #gauges} say which
     * @throws InvalidEventException if an event was built for another scorer; those before it are counted
     * @throws IllegalStateException if this scorer is closed
     */
    public long warmUp(Iterable<Event> events) {
        versions.requireOpen();
        long taken = 0;
        StreamTime<Event> received = StreamTime.of(events.iterator(), lateness());
        while (received.hasNext()) {
            if (scoring.warmUp(received.next())) {
                taken++;
            }
        }
        return taken;
    }

    /**
     * Loads the policy again from where it was loaded last, such as after its rules were changed, while events are
     * scored. The whole policy is read and checked first; then it takes the place of the one before at once.
     *
     * <p>Each assessment is made by one version wholly, which its {@link Assessment#provenance} names; calls that begin
     * after this one returns are made by the new version. No call fails or waits. What models of the version before hold
     * is given back by this call or, when the last call of {@code score} has left it, by a thread of this library.
     *
     * <p>What the sources know of the past goes on, as do the memory of ids, the counts, and events and mappers made
     * before. Therefore the sections {@code events}, {@code calendar}, {@code profiles}, {@code features} and {@code
     * idempotency} must say what they said; to change them, take a snapshot and load another scorer.
     *
     * @return which stands in the assessments of the new version
     * @throws PolicyException with every problem, such as a section that must not change; the version before stays
     * @throws IllegalStateException if this scorer is closed
     */
    public Provenance reload() {
        return reload.policy(null);
    }

    /**
     * Loads the next version of the policy from another folder, and later ones from there, too. Like {@link #reload()}
     * otherwise.
     *
     * @throws PolicyException with every problem, such as a section that must not change; the version before stays
     * @throws IllegalStateException if this scorer is closed
     */
    public Provenance reload(Path policyFolder) {
        return reload.policy(Objects.requireNonNull(policyFolder, "policyFolder"));
    }

    /**
     * Reads all entity lists again whose files have another content, while events are scored: all of them or, if one is
     * broken, none. This library has no thread of its own that would watch files: call it when the files have been
     * replaced, or now and then.
     *
     * <p>Each event sees the lists of one moment, and the digest of its provenance covers their files. Replace a file by
     * moving a whole one into its place: what is half written may well be read.
     *
     * @throws PolicyException with every mistake in the lists; those before stay
     * @throws IllegalStateException if this scorer is closed
     */
    public ListReload reloadLists() {
        return reload.lists(null);
    }

    /**
     * Reads some entity lists again, so that a broken one among the others does not hold them up. Like {@link
     * #reloadLists()} otherwise.
     *
     * @param names of {@link #lists}
     * @throws IllegalArgumentException if the policy has no such list
     * @throws PolicyException with every mistake in the lists; those before stay
     * @throws IllegalStateException if this scorer is closed
     */
    public ListReload reloadLists(Collection<String> names) {
        return reload.lists(List.copyOf(names));
    }

    /** What the entity lists hold that events see now, in policy order. */
    public List<ListVersion> lists() {
        return versions.current().lists().edition().versions();
    }

    /** Which policy and library are in use now. */
    public Provenance provenance() {
        return versions.current().lists().provenance();
    }

    /** How this policy makes score and decision of evidence. */
    public ScoringScheme scheme() {
        return policy().scheme();
    }

    /**
     * By how much events may come out of order and still count: the most that a source of the policy allows; a day if none
     * has to do with order.
     */
    public Duration lateness() {
        return Duration.ofMillis(policy().featureSources().stream()
                .mapToLong(FeatureSource::latenessMillis)
                .filter(millis -> millis > 0)
                .max()
                .orElse(Duration.ofDays(1).toMillis()));
    }

    /** The attributes and features of the policy, by slot. */
    public List<Variable> variables() {
        return policy().schema().variables();
    }

    /** What this scorer has done so far. */
    public ScorerCounts counts() {
        return scoring.counts();
    }

    /**
     * What became of each rule since this version of the policy was loaded, in policy order; a rule that is off is not
     * among them. A reload of the policy begins anew; one of lists does not.
     */
    public List<RuleCounts> ruleCounts() {
        return scoring.ruleCounts();
    }

    /**
     * The sources of features and of evidence that are of a type: how a module's own API finds what the module loaded. A
     * host needs it not.
     */
    public <T> List<T> sources(Class<T> type) {
        LoadedPolicy policy = versions.current().policy();
        return Stream.concat(policy.featureSources().stream(), policy.evidenceSources().stream())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /**
     * How large the state of each source is and what it left out, such as {@code features.card.entities}: by the source's
     * name and the gauge's, sorted. A source that fails to say it is left out. With them, how often values of events were
     * refused since this scorer was loaded, by attribute and cause, such as {@code events.refused.card.too_long}, and how
     * much is remembered to recognise a retry, as {@code idempotency.bytes}.
     *
     * @throws IllegalStateException if this scorer is closed
     */
    public SortedMap<String, Long> gauges() {
        return scoring.gauges();
    }

    /**
     * Gives back what models hold; later calls throw {@link IllegalStateException}. Calls that are under way are made to
     * their end, after which a thread of this library gives it back. A snapshot that is under way is finished first.
     */
    @Override
    public void close() {
        durability.close();
    }

    private LoadedPolicy policy() {
        return versions.current().policy();
    }

    /** Collects what a scorer is loaded with. Confined to one thread. */
    public static final class Builder {
        private final Path policyFolder;
        private final List<ScoringListener> listeners = new ArrayList<>();
        private final List<FailureListener> failureListeners = new ArrayList<>();
        private final Set<String> leftOut = new TreeSet<>();
        private final Map<String, Node> sections = new TreeMap<>();
        private Clock clock = Clock.systemUTC();

        private Builder(Path policyFolder) {
            this.policyFolder = Objects.requireNonNull(policyFolder, "policyFolder");
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
         * Loads the policy as if it did not have the section, such as {@code models} before there is one. The digest
         * is then another. A section that no module on the class path reads is a problem of the policy.
         */
        public Builder without(String section) {
            leftOut.add(Objects.requireNonNull(section, "section"));
            return this;
        }

        /**
         * Supplies a section that the policy's document then must not have. It is checked like one of the document, its
         * mistakes are reported at the places that its nodes carry, and the digest covers what it says. If it is
         * {@link #without left out}, too, it is left out.
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
         * The clock that says when an event is received, which bounds how far ahead it may be stamped, and when a snapshot
         * begins; the system's if not given. A host that scores an old stream one by one gives the clock of that stream, or
         * says of each event when it was {@link Event.Builder#receivedAt received}.
         *
         * @param newClock thread-safe; read once for each event
         */
        public Builder clock(Clock newClock) {
            clock = Objects.requireNonNull(newClock, "clock");
            return this;
        }

        /**
         * Loads the policy.
         *
         * @throws PolicyException with every problem of the policy
         */
        public FraudScorer load() {
            PolicyPlace place = new PolicyPlace(policyFolder, leftOut, sections);
            return new FraudScorer(place, listeners, new Failures(failureListeners), clock);
        }
    }
}
