package dev.fraudscorer.internal.run;

import dev.fraudscorer.assessment.Provenance;
import dev.fraudscorer.internal.cards.ShownText;
import dev.fraudscorer.internal.files.FileStates;
import dev.fraudscorer.internal.load.Attempt;
import dev.fraudscorer.internal.load.LoadRequest;
import dev.fraudscorer.internal.load.LoadedLists;
import dev.fraudscorer.internal.load.LoadedPolicy;
import dev.fraudscorer.internal.load.ReadFiles;
import dev.fraudscorer.internal.load.UnsettledException;
import dev.fraudscorer.internal.run.change.Changes;
import dev.fraudscorer.internal.run.handover.Handover;
import dev.fraudscorer.internal.run.handover.HandoverException;
import dev.fraudscorer.internal.run.observe.ObservedChange;
import dev.fraudscorer.internal.run.observe.Observers;
import dev.fraudscorer.internal.run.pipeline.Pipeline;
import dev.fraudscorer.internal.run.rollout.Promotion;
import dev.fraudscorer.metrics.PolicyChange;
import dev.fraudscorer.policy.Change;
import dev.fraudscorer.policy.ChangeKind;
import dev.fraudscorer.policy.ListReload;
import dev.fraudscorer.policy.ListVersion;
import dev.fraudscorer.policy.Location;
import dev.fraudscorer.policy.PolicyCheck;
import dev.fraudscorer.policy.PolicyException;
import dev.fraudscorer.policy.PolicyProblem;
import dev.fraudscorer.policy.PolicySource;
import dev.fraudscorer.policy.rollout.Rollout;
import dev.fraudscorer.policy.rollout.RolloutReport;
import dev.fraudscorer.spi.policy.Names;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the policy or its lists again, or goes back to the version before, one at a time, while events are scored. Thread-safe. */
public final class Reload {
    private static final Logger LOG = LoggerFactory.getLogger("dev.fraudscorer.policy");

    private final ActivePolicy activePolicy;
    private final Durability durability;
    private final Scoring scoring;
    private final Changes changes;
    private final Observers observers;
    private final Lock one = new ReentrantLock();
    /** Written under {@link #one}. */
    private volatile LoadRequest place;

    /** Guarded by {@link #one}; null if there is none, or if it is in use again. */
    private @Nullable Former before;

    /** What a rollback has left, until a policy is reloaded; written under {@link #one}. */
    private volatile @Nullable LoadedLists left;

    public Reload(
            ActivePolicy activePolicy,
            LoadRequest place,
            Durability durability,
            Scoring scoring,
            Changes changes,
            Observers observers) {
        this.activePolicy = activePolicy;
        this.observers = observers;
        this.place = place;
        this.durability = durability;
        this.scoring = scoring;
        this.changes = changes;
    }

    /**
     * Puts the next version of the policy in the place of the active one.
     *
     * @param source where the policy is from now on; null for where it was read last
     */
    public Provenance policy(@Nullable PolicySource source, Change by) {
        return change(ChangeKind.RELOAD, "", by, refusal -> true, after -> {
            ReadFiles inUse = inUse();
            LoadRequest from = source == null ? place : place.from(source);
            return policy(from, Attempt.next(inUse, by.isForced()), inUse, by, after);
        });
    }

    /**
     * Puts what was seen at the present place in the place of the active version.
     *
     * @param seen what the files have to be like
     * @param isNoted whether a refusal is a change to be noted
     * @throws UnsettledException if the files are not like that; nothing is noted
     */
    Provenance policySeen(FileStates seen, Change by, Predicate<Throwable> isNoted) {
        return change(ChangeKind.RELOAD, "", by, isNoted, after -> {
            ReadFiles inUse = inUse();
            return policy(place, Attempt.ofSeen(inUse, seen), inUse, by, after);
        });
    }

    private Provenance policy(LoadRequest from, Attempt attempt, ReadFiles inUse, Change by, Aftermath after) {
        LoadedPolicy next = publish(from, attempt, inUse, after);
        // The same files again are no other version: the one before it stays the one to go back to.
        if (!next.lists().files().digests().equals(inUse.digests())) {
            before = new Former(place, inUse);
        }
        place = from;
        left = null;
        return note(ChangeKind.RELOAD, "", by, inUse.provenance(), next.provenance(), after);
    }

    /** Puts the version before in the place of the active one, with the lists that it had. */
    public Provenance rollback(Change by) {
        return change(ChangeKind.ROLLBACK, "", by, refusal -> true, after -> {
            Former former = before;
            if (former == null) {
                throw new IllegalStateException("there is no version before to go back to; expected a reload to another"
                        + " version since the scorer was loaded or rolled back: reload the policy that is wanted");
            }
            LoadedLists leaving = activePolicy.current().lists();
            ReadFiles inUse = leaving.files();
            LoadedPolicy next = publish(former.place(), Attempt.back(former.files()), inUse, after);
            // Not the one that was left: whoever rolls back twice by mistake must not be back where he fled from.
            before = null;
            left = leaving;
            place = former.place();
            return note(ChangeKind.ROLLBACK, "", by, inUse.provenance(), next.provenance(), after);
        });
    }

    /** Where the policy is read from. */
    PolicySource source() {
        return place.source();
    }

    /** The policy in use with its lists; what it was read from is what a look at its files is compared with. */
    LoadedLists listsInUse() {
        return activePolicy.current().lists();
    }

    /** What a rollback has left and nobody has put in its place again since; null if there is none. */
    @Nullable
    LoadedLists left() {
        return left;
    }

    private ReadFiles inUse() {
        return listsInUse().files();
    }

    /**
     * What {@link #policy} would do. Holds up no change: whoever rolls back does not wait for it.
     *
     * @param source null for where the policy was read last
     */
    public PolicyCheck check(@Nullable PolicySource source) {
        activePolicy.requireOpen();
        LoadRequest from = source == null ? place : place.from(source);
        return DryRun.of(from, activePolicy.current());
    }

    private LoadedPolicy publish(LoadRequest from, Attempt attempt, ReadFiles inUse, Aftermath after) {
        LoadedPolicy next = from.loadNext(activePolicy.current().policy(), attempt);
        attempt.record().shareWith(inUse.record());
        after.close(publish(next));
        scoring.remember(next);
        return next;
    }

    /** Loads a challenger beside the active version, and tries it. */
    public RolloutReport start(Rollout rollout, Change by) {
        Aftermath after = new Aftermath();
        try {
            one.lock();
            try {
                activePolicy.requireOpen();
                Pipeline champion = activePolicy.current();
                ReadFiles inUse = inUse();
                LoadedPolicy challenger = place.from(rollout.challenger())
                        .loadNext(champion.policy(), Attempt.next(inUse, by.isForced()));
                Set<String> hosts = place.named().features().keySet();
                RolloutReport report = scoring.rollouts().start(rollout, challenger, champion, hosts, by.actor());
                Provenance tried = challenger.provenance();
                note(
                        ChangeKind.ROLLOUT,
                        "of " + tried.policy() + " " + tried.version(),
                        by,
                        inUse.provenance(),
                        inUse.provenance(),
                        after);
                return report;
            } finally {
                one.unlock();
            }
        } finally {
            after.settle(changes);
        }
    }

    /** Puts the challenger in the place of the active version; it is not read again. */
    public Provenance promote(Change by) {
        return change(ChangeKind.PROMOTE, "", by, refusal -> true, after -> {
            ReadFiles inUse = inUse();
            Promotion promotion = scoring.rollouts().promote(by.actor());
            LoadedPolicy next = promotion.policy();
            try {
                after.close(publish(next));
            } finally {
                promotion.end();
            }
            scoring.remember(next);
            before = new Former(place, inUse);
            place = place.from(promotion.source());
            left = null;
            return note(ChangeKind.PROMOTE, "", by, inUse.provenance(), next.provenance(), after);
        });
    }

    /** Puts the version in the place of the active one, with the states that it begins with. */
    private Runnable publish(LoadedPolicy next) {
        Handover handover = Handover.between(activePolicy.current().policy(), next);
        if (handover.isEmpty()) {
            return activePolicy.publish(next);
        }
        try {
            return durability.alone(() -> activePolicy.publish(next, handover, scoring::reachedMillis));
        } catch (HandoverException e) {
            String name = next.provenance().policy();
            throw new PolicyException(
                    name, List.of(PolicyProblem.of(Location.of(name), e.found(), e.expected())), 1, e.getCause());
        }
    }

    /**
     * Reads lists again whose files have changed.
     *
     * @param names null for all lists
     */
    public ListReload lists(@Nullable Collection<String> names, Change by) {
        return lists(names, null, by, refusal -> true);
    }

    /**
     * Reads all lists again as they were seen.
     *
     * @param seen what the files have to be like
     * @param isNoted whether a refusal is a change to be noted
     * @throws UnsettledException if the files are not like that; nothing is noted
     */
    ListReload listsSeen(FileStates seen, Change by, Predicate<Throwable> isNoted) {
        return lists(null, seen, by, isNoted);
    }

    private ListReload lists(
            @Nullable Collection<String> names, @Nullable FileStates seen, Change by, Predicate<Throwable> isNoted) {
        String subject = names == null ? "" : String.join(", ", names);
        return change(ChangeKind.RELOAD_LISTS, subject, by, isNoted, after -> {
            Pipeline current = activePolicy.current();
            LoadedLists inUse = current.lists();
            List<String> known =
                    inUse.edition().versions().stream().map(ListVersion::name).toList();
            for (String name : names == null ? known : names) {
                requireKnown(name, known);
            }
            LoadedLists read = inUse.reload(names == null ? known : names, place.keys(), by.isForced(), seen);
            List<ListVersion> changed = read.edition().versions().stream()
                    .filter(version -> !inUse.edition().versions().contains(version))
                    .toList();
            // A scorer that is closed meanwhile needs no lists: nobody enters it any more.
            current.publish(read);
            scoring.rollouts().reloadLists(names, place.keys(), by.isForced());
            changed.forEach(list -> LOG.info("list {} now has {} entries", list.name(), list.entries()));
            if (read != inUse) {
                String which = changed.stream().map(ListVersion::name).collect(Collectors.joining(", "));
                note(ChangeKind.RELOAD_LISTS, which, by, inUse.provenance(), read.provenance(), after);
            }
            return ListReload.of(read.provenance(), changed);
        });
    }

    /** Makes one change at a time; notes it if it is refused. */
    private <T> T change(
            ChangeKind kind, String subject, Change by, Predicate<Throwable> isNoted, Function<Aftermath, T> step) {
        Aftermath after = new Aftermath();
        ObservedChange observed = new ObservedChange(
                kind == ChangeKind.RELOAD_LISTS ? PolicyChange.Kind.LISTS : PolicyChange.Kind.POLICY, observers);
        try {
            one.lock();
            try {
                activePolicy.requireOpen();
                observed.begin(listsInUse().provenance());
                T made = step.apply(after);
                observed.became(listsInUse().provenance());
                return made;
            } catch (RuntimeException | Error e) {
                if (!(e instanceof UnsettledException) && isNoted.test(e)) {
                    observed.failed(e);
                    if (!activePolicy.isClosed()) {
                        after.announce(
                                changes.refused(kind, subject, by, listsInUse().provenance(), e));
                    }
                }
                throw e;
            } finally {
                one.unlock();
            }
        } finally {
            observed.report();
            after.settle(changes);
        }
    }

    private Provenance note(
            ChangeKind kind, String subject, Change by, Provenance from, Provenance to, Aftermath after) {
        after.announce(changes.made(kind, subject, by, from, to));
        return to;
    }

    private static void requireKnown(String name, List<String> known) {
        if (!known.contains(name)) {
            String nearest = Names.nearest(name, known);
            throw new IllegalArgumentException("the policy has no list '" + ShownText.of(name) + "'; expected one of "
                    + known + (nearest == null ? "" : "; did you mean '" + nearest + "'?"));
        }
    }
}
