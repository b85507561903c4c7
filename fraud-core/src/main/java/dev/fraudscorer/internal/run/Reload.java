package dev.fraudscorer.internal.run;

import dev.fraudscorer.assessment.Provenance;
import dev.fraudscorer.internal.cards.ShownText;
import dev.fraudscorer.internal.load.LoadRequest;
import dev.fraudscorer.internal.load.LoadedLists;
import dev.fraudscorer.internal.load.LoadedPolicy;
import dev.fraudscorer.internal.run.handover.Handover;
import dev.fraudscorer.internal.run.handover.HandoverException;
import dev.fraudscorer.internal.run.pipeline.Pipeline;
import dev.fraudscorer.internal.run.rollout.Promotion;
import dev.fraudscorer.policy.ListReload;
import dev.fraudscorer.policy.ListVersion;
import dev.fraudscorer.policy.Location;
import dev.fraudscorer.policy.PolicyException;
import dev.fraudscorer.policy.PolicyProblem;
import dev.fraudscorer.policy.PolicySource;
import dev.fraudscorer.policy.rollout.Rollout;
import dev.fraudscorer.policy.rollout.RolloutReport;
import dev.fraudscorer.spi.policy.Names;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the policy or its lists again, one at a time, while events are scored. Thread-safe. */
public final class Reload {
    private static final Logger LOG = LoggerFactory.getLogger("dev.fraudscorer.policy");

    private final ActivePolicy activePolicy;
    private final Durability durability;
    private final Scoring scoring;
    private final Lock one = new ReentrantLock();
    /** Guarded by {@link #one}. */
    private LoadRequest place;

    public Reload(ActivePolicy activePolicy, LoadRequest place, Durability durability, Scoring scoring) {
        this.activePolicy = activePolicy;
        this.place = place;
        this.durability = durability;
        this.scoring = scoring;
    }

    /**
     * Puts the next version of the policy in the place of the active one.
     *
     * @param source where the policy is from now on; null for where it was read last
     */
    public Provenance policy(@Nullable PolicySource source) {
        Runnable closing;
        Provenance published;
        one.lock();
        try {
            activePolicy.requireOpen();
            LoadRequest from = source == null ? place : place.from(source);
            var next = from.loadNext(activePolicy.current().policy());
            closing = publish(next);
            scoring.remember(next);
            place = from;
            published = next.provenance();
        } finally {
            one.unlock();
        }
        // Outside of the lock: a source that takes long to close holds up no other reload.
        closing.run();
        return published;
    }

    /** Loads a challenger beside the active version, and tries it. */
    public RolloutReport start(Rollout rollout, String actor) {
        one.lock();
        try {
            activePolicy.requireOpen();
            Pipeline champion = activePolicy.current();
            LoadedPolicy challenger = place.from(rollout.challenger()).loadNext(champion.policy());
            return scoring.rollouts()
                    .start(
                            rollout,
                            challenger,
                            champion,
                            place.named().features().keySet(),
                            actor);
        } finally {
            one.unlock();
        }
    }

    /** Puts the challenger in the place of the active version; it is not read again. */
    public Provenance promote(String actor) {
        Runnable closing;
        Provenance published;
        one.lock();
        try {
            activePolicy.requireOpen();
            Promotion promotion = scoring.rollouts().promote(actor);
            LoadedPolicy next = promotion.policy();
            try {
                closing = publish(next);
            } finally {
                promotion.end();
            }
            scoring.remember(next);
            place = place.from(promotion.source());
            published = next.provenance();
        } finally {
            one.unlock();
        }
        closing.run();
        return published;
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
    public ListReload lists(@Nullable Collection<String> names) {
        one.lock();
        try {
            activePolicy.requireOpen();
            Pipeline current = activePolicy.current();
            LoadedLists before = current.lists();
            List<String> known =
                    before.edition().versions().stream().map(ListVersion::name).toList();
            for (String name : names == null ? known : names) {
                requireKnown(name, known);
            }
            LoadedLists read = before.reload(names == null ? known : names);
            List<ListVersion> changed = read.edition().versions().stream()
                    .filter(version -> !before.edition().versions().contains(version))
                    .toList();
            // A scorer that is closed meanwhile needs no lists: nobody enters it any more.
            current.publish(read);
            scoring.rollouts().reloadLists(names);
            changed.forEach(list -> LOG.info("list {} now has {} entries", list.name(), list.entries()));
            return ListReload.of(read.provenance(), changed);
        } finally {
            one.unlock();
        }
    }

    private static void requireKnown(String name, List<String> known) {
        if (!known.contains(name)) {
            String nearest = Names.nearest(name, known);
            throw new IllegalArgumentException("the policy has no list '" + ShownText.of(name) + "'; expected one of "
                    + known + (nearest == null ? "" : "; did you mean '" + nearest + "'?"));
        }
    }
}
