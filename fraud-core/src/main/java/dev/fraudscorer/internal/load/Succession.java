package dev.fraudscorer.internal.load;

import dev.fraudscorer.policy.Location;
import dev.fraudscorer.policy.PolicyReader;
import dev.fraudscorer.spi.Durable;
import dev.fraudscorer.spi.EvidenceSource;
import dev.fraudscorer.spi.FeatureSource;
import dev.fraudscorer.spi.TimePolicy;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the policy in use is followed by another one in the same scorer: what has state goes on as it is, so it must mean
 * the same in both. Confined to the thread that loads.
 */
final class Succession {
    private static final String ADVICE = "; to change it, take a snapshot and load another scorer";

    private final LoadedPolicy running;
    private final PolicyReader reader;
    /** By a source that was just made the one that goes on in its place. */
    private final Map<Object, Object> goingOn = new IdentityHashMap<>();

    Succession(LoadedPolicy running, PolicyReader reader) {
        this.running = running;
        this.reader = reader;
    }

    /** Reports events other than those in use: events that were built before are still to be scored. */
    void checkEvents(Location at, String events) {
        if (!running.events().equals(events)) {
            reader.report(at, "other events than those of the policy in use", "the same events" + ADVICE);
        }
    }

    /** Reports other bounds of time: what is counted was counted by those in use. */
    void checkTime(Location at, TimePolicy time) {
        if (!running.time().equals(time)) {
            reader.report(at, "other bounds of time than those of the policy in use", "the same bounds" + ADVICE);
        }
    }

    /** Reports another size of the memory of ids, which goes on. */
    void checkRemembered(Location at, int remembered) {
        if (running.remembered() != remembered) {
            reader.report(
                    at,
                    "a memory of " + remembered + " events",
                    "one of " + running.remembered() + ", as in use" + ADVICE);
        }
    }

    /** Finds for each state the source that goes on; reports each state that would begin anew or be lost. */
    void checkStates(Location at, List<Durable> durables) {
        List<Durable> lost = new ArrayList<>(running.durables());
        for (Durable made : durables) {
            Durable before = find(made.stateName());
            lost.remove(before);
            if (before == null) {
                if (made.mayBeginAnew()) {
                    continue;
                }
                reader.report(
                        at,
                        "the state '" + made.stateName() + "', which the policy in use does not have",
                        "the states of the policy in use" + ADVICE);
            } else if (made.isContinuedBy(before)) {
                goingOn.put(made, before);
            } else if (!made.mayBeginAnew() || !before.mayBeginAnew()) {
                reader.report(
                        at,
                        "another meaning of the state '" + made.stateName() + "' than that of the policy in use",
                        "the same definitions, since their counts go on" + ADVICE);
            }
        }
        lost.removeIf(Durable::mayBeginAnew);
        for (Durable left : lost) {
            reader.report(
                    at,
                    "no state '" + left.stateName() + "', which the policy in use has",
                    "the states of the policy in use" + ADVICE);
        }
    }

    /** The policy just made, with what goes on in the place of what was made in vain, which is closed. */
    LoadedPolicy continuing(LoadedPolicy made) {
        goingOn.entrySet().removeIf(pair -> ((Durable) pair.getKey()).takeOver((Durable) pair.getValue()));
        LoadedPolicy next = new LoadedPolicy(
                made.time(),
                made.events(),
                running.eventTypes(),
                made.schema(),
                made.attributes(),
                made.featureSources().stream()
                        .map(source -> (FeatureSource) goingOn.getOrDefault(source, source))
                        .toList(),
                made.evidenceSources().stream()
                        .map(source -> (EvidenceSource) goingOn.getOrDefault(source, source))
                        .toList(),
                made.durables().stream()
                        .map(durable -> (Durable) goingOn.getOrDefault(durable, durable))
                        .toList(),
                made.scheme(),
                made.remembered(),
                made.lists());
        closeReplaced();
        return next;
    }

    private void closeReplaced() {
        for (Object replaced : goingOn.keySet()) {
            if (replaced instanceof FeatureSource source) {
                source.close();
            } else if (replaced instanceof EvidenceSource source) {
                source.close();
            }
        }
    }

    private @Nullable Durable find(String stateName) {
        return running.durables().stream()
                .filter(durable -> durable.stateName().equals(stateName))
                .findFirst()
                .orElse(null);
    }
}
