package dev.fraudscorer;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Provenance;
import dev.fraudscorer.assessment.ScoringScheme;
import dev.fraudscorer.internal.load.LoadedPolicy;
import dev.fraudscorer.internal.run.ActivePolicy;
import dev.fraudscorer.internal.run.Reload;
import dev.fraudscorer.internal.run.Snoozing;
import dev.fraudscorer.internal.run.change.Changes;
import dev.fraudscorer.policy.Change;
import dev.fraudscorer.policy.ListReload;
import dev.fraudscorer.policy.ListVersion;
import dev.fraudscorer.policy.PolicyCheck;
import dev.fraudscorer.policy.PolicyException;
import dev.fraudscorer.policy.PolicySignature;
import dev.fraudscorer.policy.PolicySource;
import dev.fraudscorer.policy.ScorerChange;
import dev.fraudscorer.policy.Snooze;
import dev.fraudscorer.spi.FeatureSource;
import dev.fraudscorer.spi.vector.Variable;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The active policy of a scorer: what it is, and how it is reloaded while events are scored. Thread-safe. */
public final class ScorerPolicy {
    private final ActivePolicy activePolicy;
    private final Reload reload;
    private final Changes changes;
    private final Snoozing snoozing;

    ScorerPolicy(ActivePolicy activePolicy, Reload reload, Changes changes) {
        this.activePolicy = activePolicy;
        this.reload = reload;
        this.changes = changes;
        this.snoozing = new Snoozing(activePolicy, changes);
    }

    /**
     * Loads the policy again from where it was loaded last, such as after its rules were changed, while events are
     * scored. The whole policy is read and checked first; then it takes the place of the one before at once.
     *
     * <p>Each assessment is made by one version wholly, which its {@link Assessment#provenance} names; calls that begin
     * after this one returns are made by the new version. No call fails or waits. What models of the version before hold
     * is given back by this call or, when the last call of {@code score} has left it, by a thread of this library.
     *
     * <p>The state of the sources is kept, as are the idempotency cache, the counts, and events and mappers made
     * before. With other {@code events}, {@code profiles} or {@code features} what was counted is counted again while events
     * are scored, which takes its time and the memory of a second state. A feature that needs of past events what was not kept, such
     * as a new one over another attribute, answers {@link dev.fraudscorer.event.ValueState#COLD} and degrades the assessment until its
     * window is full of events that were counted since; all others answer at once what they would if they had always been there.
     * If that fails, the version before goes on with all its state. Snapshots, restores and {@code forget} wait meanwhile. {@code time} and {@code calendar} must be unchanged. Not to be
     * called from within a call of {@code score} then, such as by a listener: it waits for that call, and is refused.
     *
     * @return the one in the assessments of the new version
     * @throws PolicyException with every problem, such as a section that must not change; the version before stays
     * @throws IllegalStateException if this scorer is closed
     */
    public Provenance reload() {
        return reload(Change.byProcess());
    }

    /**
     * The same by somebody, who stands in the event of the change and in the log.
     *
     * @throws PolicyException with every problem, such as a section that must not change; the version before stays
     * @throws IllegalStateException if this scorer is closed
     */
    public Provenance reload(Change by) {
        return reload.policy(null, Objects.requireNonNull(by, "by"));
    }

    /**
     * Loads the next version of the policy from another folder, and later ones from there, too. Like {@link #reload()}
     * otherwise.
     *
     * @throws PolicyException with every problem, such as a section that must not change; the version before stays
     * @throws IllegalStateException if this scorer is closed
     */
    public Provenance reload(Path policyFolder) {
        return reload(PolicySource.folder(policyFolder));
    }

    /**
     * Loads the next version of the policy from elsewhere, and later ones from there, too. Like {@link #reload()} otherwise.
     *
     * @throws PolicyException with every problem, such as a section that must not change; the version before stays
     * @throws IllegalStateException if this scorer is closed
     */
    public Provenance reload(PolicySource source) {
        return reload(source, Change.byProcess());
    }

    /**
     * The same by somebody, who stands in the event of the change and in the log.
     *
     * @throws PolicyException with every problem, such as a section that must not change; the version before stays
     * @throws IllegalStateException if this scorer is closed
     */
    public Provenance reload(PolicySource source, Change by) {
        return reload.policy(Objects.requireNonNull(source, "source"), Objects.requireNonNull(by, "by"));
    }

    /**
     * Finds out what {@link #reload()} would do, without doing it: the policy is loaded and checked as a whole, models with their gates
     * among it, compared with the version in use, and closed. Takes as long as a reload and needs as much memory; holds up no call and no
     * change.
     *
     * @throws IllegalStateException if this scorer is closed
     */
    public PolicyCheck check() {
        return reload.check(null);
    }

    /**
     * Finds out what {@link #reload(PolicySource)} would do, without doing it. Like {@link #check()} otherwise; a reload reads from
     * where it did.
     *
     * @throws IllegalStateException if this scorer is closed
     */
    public PolicyCheck check(PolicySource source) {
        return reload.check(Objects.requireNonNull(source, "source"));
    }

    /**
     * Goes back to the version before the last reload, while events are scored: to exactly its digest, with the lists that it had when
     * it was left, whatever has become of its files since; only what list providers give is read anew, and then in the digest. It is loaded from memory as a reload loads it, and takes as long; what
     * the sources have counted meanwhile stays.
     *
     * <p>What changed the features is undone as it was done, with the states carried over.
     *
     * <p>One version before is kept: after a rollback, and before the first reload of other files, there is none. A reload
     * afterwards reads from where that version was read. Lists have then to be {@link #reloadLists() read again} where newer ones are
     * wanted.
     *
     * @return the provenance of the version before
     * @throws PolicyException if it cannot be loaded, as when one of its files was too large to be kept in memory and has changed
     *     since; the version in use stays
     * @throws IllegalStateException if there is no version before, or if this scorer is closed
     */
    public Provenance rollback() {
        return rollback(Change.byProcess());
    }

    /**
     * The same by somebody, who stands in the event of the change and in the log.
     *
     * @throws PolicyException if it cannot be loaded; the version in use stays
     * @throws IllegalStateException if there is no version before, or if this scorer is closed
     */
    public Provenance rollback(Change by) {
        return reload.rollback(Objects.requireNonNull(by, "by"));
    }

    /**
     * The last changes of this scorer, made and refused, the earliest first: at most 100 of each kind. Lists that were read again and
     * are the same are no change.
     */
    public List<ScorerChange> changes() {
        return changes.last();
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
        return reloadLists(Change.byProcess());
    }

    /**
     * The same by somebody, who stands in the event of the change and in the log.
     *
     * @throws PolicyException with every mistake in the lists; those before stay
     * @throws IllegalStateException if this scorer is closed
     */
    public ListReload reloadLists(Change by) {
        return reload.lists(null, Objects.requireNonNull(by, "by"));
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
        return reloadLists(names, Change.byProcess());
    }

    /**
     * The same by somebody, who stands in the event of the change and in the log.
     *
     * @throws IllegalArgumentException if the policy has no such list
     * @throws PolicyException with every mistake in the lists; those before stay
     * @throws IllegalStateException if this scorer is closed
     */
    public ListReload reloadLists(Collection<String> names, Change by) {
        return reload.lists(List.copyOf(names), Objects.requireNonNull(by, "by"));
    }

    /** What the entity lists hold that events see now, in policy order. */
    public List<ListVersion> lists() {
        return activePolicy.current().lists().edition().versions();
    }

    /** Which policy and library are in use now. */
    public Provenance provenance() {
        return activePolicy.current().lists().provenance();
    }

    /** What the policy in use is signed with, with its lists; null if the scorer was loaded without trusted keys. */
    public @Nullable PolicySignature signature() {
        return activePolicy.current().lists().files().signature();
    }

    /**
     * What is worth knowing about the policy as it is loaded and no mistake, such as features that are computed more slowly than
     * others and why: each with the source's name. Empty if there is nothing.
     */
    public List<String> notes() {
        return activePolicy.current().notes();
    }

    /**
     * Switches a rule off for one entity until a date, as when a good customer is declined again and again: from the next event
     * on it is evaluated and reported as {@link dev.fraudscorer.assessment.Mode#SNOOZED}, without effect on anything. A model
     * or a detector can be snoozed, too. It outlives reloads as long as the policy has the rule, and ends with the process.
     *
     * @param rule the id of the rule
     * @param attribute the key or address that names the entity, such as {@code card}
     * @param key of the entity, as events have it; only its hash is stored
     * @param until when it ends, by the receipt of events; at most 366 days from now
     * @param by who does this, and why
     * @throws IllegalArgumentException if there is no such rule or attribute, the key is none, the time is not ahead or too far,
     *     or there are 10,000 snoozes already
     * @throws IllegalStateException if this scorer is closed
     */
    public Snooze snooze(String rule, String attribute, String key, Instant until, Change by) {
        return snoozing.add(rule, attribute, key, until, Objects.requireNonNull(by, "by"));
    }

    /**
     * Ends a snooze.
     *
     * @param by who does this, and why
     * @return whether the rule was snoozed for the entity
     * @throws IllegalArgumentException if there is no such attribute, or the key is none
     */
    public boolean unsnooze(String rule, String attribute, String key, Change by) {
        return snoozing.end(rule, attribute, key, Objects.requireNonNull(by, "by"));
    }

    /**
     * Ends one of {@link #snoozes}, of whose entity the key is not at hand.
     *
     * @param by who does this, and why
     * @return whether it had not ended before
     */
    public boolean unsnooze(Snooze snooze, Change by) {
        return snoozing.end(snooze, Objects.requireNonNull(by, "by"));
    }

    /** Which rules are snoozed for which entities now, in the order in which they were. */
    public List<Snooze> snoozes() {
        return activePolicy.limits().snoozes().list();
    }

    /** How this policy makes score and decision of evidence. */
    public ScoringScheme scheme() {
        return active().scheme();
    }

    /**
     * By how much events may come out of order and still count: the most that a source of the policy allows; a day if none
     * has to do with order.
     */
    public Duration lateness() {
        return Duration.ofMillis(active().featureSources().stream()
                .mapToLong(FeatureSource::latenessMillis)
                .filter(millis -> millis > 0)
                .max()
                .orElse(Duration.ofDays(1).toMillis()));
    }

    /** The attributes and features of the policy, by slot. */
    public List<Variable> variables() {
        return active().schema().variables();
    }

    /**
     * The sources of features and of evidence that are of a type: how a module's own API finds what the module loaded. A
     * host needs it not.
     */
    public <T> List<T> sources(Class<T> type) {
        LoadedPolicy policy = active();
        return Stream.concat(policy.featureSources().stream(), policy.evidenceSources().stream())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private LoadedPolicy active() {
        return activePolicy.current().policy();
    }
}
