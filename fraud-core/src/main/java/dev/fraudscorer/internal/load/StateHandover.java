package dev.fraudscorer.internal.load;

import dev.fraudscorer.event.Attribute;
import dev.fraudscorer.event.EventType;
import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.internal.load.part.EvidencePart;
import dev.fraudscorer.internal.load.part.FeaturePart;
import dev.fraudscorer.internal.load.part.SourceCalls;
import dev.fraudscorer.internal.load.part.SourceCloser;
import dev.fraudscorer.policy.Location;
import dev.fraudscorer.policy.StateFate;
import dev.fraudscorer.spi.FeatureSource;
import dev.fraudscorer.spi.TimePolicy;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.state.Durable;
import dev.fraudscorer.spi.vector.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How the policy in use is followed by another one in the same scorer: what has state is retained, so it must mean the
 * same in both. Confined to the thread that loads.
 */
final class StateHandover {
    private static final String ADVICE = "; to change it, take a snapshot and load another scorer";

    private final LoadedPolicy running;
    private final PolicyReader reader;
    /** By a source that was just made the one that is retained in its place. */
    private final IdentityHashMap<Object, Object> retained = new IdentityHashMap<>();

    /** By the name of a state what becomes of it. */
    private final Map<String, StateFate> fates = new TreeMap<>();

    StateHandover(LoadedPolicy running, PolicyReader reader) {
        this.running = running;
        this.reader = reader;
    }

    /** Notes whose scorer the event types are of, so that events that were built before are still scored. */
    void adopt(Map<String, EventType> eventTypes) {
        running.eventTypes().values().stream()
                .findFirst()
                .ifPresent(before -> eventTypes.values().forEach(type -> type.belongTo(before.scorer())));
    }

    /** Reports other bounds of time: what is counted was counted by those in use. */
    void checkTime(Location at, TimePolicy time) {
        if (!running.time().equals(time)) {
            reader.report(at, "other bounds of time than those of the policy in use", "the same bounds" + ADVICE);
        }
    }

    /**
     * Reports attributes whose texts events hold otherwise than those of the policy in use: states are counted by what events held, so
     * an entity would not be found under its new key, and would be taken for one that nobody has seen.
     */
    void checkTexts(Location at, Map<String, EventType> eventTypes) {
        if (running.durables().isEmpty()) {
            return;
        }
        Map<String, Attribute> before = texts(running.eventTypes());
        texts(eventTypes).forEach((name, attribute) -> {
            Attribute known = before.get(name);
            if (known != null && !known.holdsTheSame(attribute)) {
                reader.report(
                        at,
                        "attribute '" + name
                                + "', of whose texts events hold another form than those of the policy in use, by which"
                                + " states are kept",
                        "the same type, spelling (trim, case, shown digits) and secrecy" + ADVICE);
            }
        });
    }

    private static Map<String, Attribute> texts(Map<String, EventType> eventTypes) {
        Map<String, Attribute> texts = new TreeMap<>();
        eventTypes.values().stream()
                .flatMap(type -> type.attributes().stream())
                .filter(attribute -> attribute.type().valueType() == ValueType.TEXT)
                .forEach(attribute -> texts.putIfAbsent(attribute.name(), attribute));
        return texts;
    }

    /** Reports sources that both versions have, as the host's may, and that fill slots which other features have in this one. */
    void checkSlots(Location at, List<FeaturePart> features, Schema schema) {
        for (FeaturePart made : features) {
            for (FeaturePart before : running.features()) {
                if (made.source() == before.source()
                        && !names(made.slots(), schema).equals(names(before.slots(), running.schema()))) {
                    reader.report(
                            at,
                            "the same source '" + made.id()
                                    + "' as that of the policy in use, whose features have other"
                                    + " slots in this one",
                            "a new source for each version of the policy, as FeatureSourceFactory.create says");
                }
            }
        }
    }

    private static List<String> names(int[] slots, Schema schema) {
        return Arrays.stream(slots)
                .mapToObj(slot -> slot + " " + schema.variables().get(slot).name())
                .toList();
    }

    /** Finds for each state the source that is retained; reports each state that would be reset or lost. */
    void checkStates(Location at, List<Durable> durables, List<FeaturePart> features, SourceCalls calls) {
        List<Durable> lost = new ArrayList<>(running.durables());
        for (Durable made : durables) {
            String state = calls.call(made, "stateName", made::stateName);
            if (state == null) {
                continue;
            }
            Durable before = find(state, calls);
            lost.remove(before);
            if (before == made) {
                // The host's own, which is the same in each version: nothing is handed over, and nothing closed.
                fates.put(state, StateFate.KEPT);
                continue;
            }
            fates.put(state, StateFate.COLD);
            if (before == null) {
                if (!mayReset(made, calls) && !mayBegin(made, running.features(), calls)) {
                    reader.report(
                            at,
                            "the state '" + state + "', which the policy in use does not have",
                            "the states of the policy in use" + ADVICE);
                }
                continue;
            }
            if (isTrue(calls.call(made, "isCompatibleWith", () -> made.isCompatibleWith(before)))) {
                retained.put(made, before);
                fates.put(state, StateFate.KEPT);
                continue;
            }
            String obstacle = obstacle(made, before, calls);
            if (obstacle == null) {
                // When everything else is right.
                fates.put(state, StateFate.CARRIED_OVER);
            } else if (!(mayReset(made, calls) && mayReset(before, calls))) {
                reader.report(
                        at,
                        "another meaning of the state '" + state + "' than that of the policy in use"
                                + (obstacle.isEmpty() ? "" : ", " + obstacle),
                        "the same definitions, since their counts are kept" + ADVICE);
            }
        }
        for (Durable left : lost) {
            String state = calls.call(left, "stateName", left::stateName);
            if (state != null) {
                fates.put(state, StateFate.LOST);
            }
        }
        lost.removeIf(left -> mayReset(left, calls) || mayBegin(left, features, calls));
        for (Durable left : lost) {
            reader.report(
                    at,
                    "no state '" + calls.call(left, "stateName", left::stateName) + "', which the policy in use has",
                    "the states of the policy in use" + ADVICE);
        }
    }

    /** The sources of the policy in use, by identity. */
    Set<Object> sourcesInUse() {
        Set<Object> sources = Collections.newSetFromMap(new IdentityHashMap<>());
        sources.addAll(running.featureSources());
        sources.addAll(running.evidenceSources());
        return sources;
    }

    /** What becomes of each state, by name. */
    Map<String, StateFate> fates() {
        return fates;
    }

    /** Hands over the state of what can, when the whole policy has been accepted; reports what fails to adopt it. */
    void handOver(SourceCalls calls) {
        retained.entrySet().removeIf(pair -> {
            Durable adopter = (Durable) pair.getKey();
            return isTrue(calls.call(adopter, "adopt", () -> adopter.adopt((Durable) pair.getValue())));
        });
    }

    /** Makes sources of evidence go on counting where those of the same id are; not those that are retained themselves. */
    void follow(List<EvidencePart> made, SourceCalls calls) {
        for (EvidencePart part : made) {
            if (retained.containsKey(part.source())) {
                continue;
            }
            for (EvidencePart before : running.evidence()) {
                // One of the host's own is the same in each version and goes on by itself.
                if (before.id().equals(part.id()) && before.source() != part.source()) {
                    calls.call(part.source(), "follow", () -> {
                        part.source().follow(before.source());
                        return true;
                    });
                }
            }
        }
    }

    /** The policy just made, with what is retained in the place of what was made in vain, which is closed. */
    LoadedPolicy continuing(LoadedPolicy made) {
        LoadedPolicy next = new LoadedPolicy(
                made.time(),
                made.events(),
                running.events().equals(made.events()) ? running.eventTypes() : made.eventTypes(),
                made.schema(),
                made.attributes(),
                made.features().stream()
                        .map(part -> retained(part, running.features(), FeaturePart::source)
                                .with(part.options()))
                        .toList(),
                made.evidence().stream()
                        .map(part -> retained(part, running.evidence(), EvidencePart::source)
                                .with(part.options()))
                        .toList(),
                made.durables().stream()
                        .map(durable -> (Durable) retained.getOrDefault(durable, durable))
                        .toList(),
                made.scheme(),
                made.limits(),
                made.idempotency(),
                made.lists());
        closeReplaced();
        return next;
    }

    private void closeReplaced() {
        for (Object replaced : retained.keySet()) {
            if (replaced instanceof AutoCloseable source) {
                SourceCloser.close(source);
            }
        }
    }

    /** The part of the policy in use whose source is retained in this one's place, or this one. */
    private <P> P retained(P made, List<P> before, Function<P, Object> sourceOf) {
        Object source = retained.get(sourceOf.apply(made));
        return before.stream()
                .filter(part -> sourceOf.apply(part) == source)
                .findFirst()
                .orElse(made);
    }

    private @Nullable Durable find(String stateName, SourceCalls calls) {
        return running.durables().stream()
                .filter(durable -> stateName.equals(calls.call(durable, "stateName", durable::stateName)))
                .findFirst()
                .orElse(null);
    }

    /**
     * Whether a state that there is in one of two versions only may begin in the midst of a stream. Not if the other version has a
     * source of the same id, which keeps its state elsewhere.
     */
    private static boolean mayBegin(Durable durable, List<FeaturePart> inTheOther, SourceCalls calls) {
        return durable instanceof FeatureSource source
                && obstacle(durable, null, calls) == null
                && inTheOther.stream().noneMatch(part -> part.id().equals(source.id()));
    }

    private static @Nullable String obstacle(Durable made, @Nullable Durable before, SourceCalls calls) {
        Optional<String> obstacle =
                calls.call(made, "obstacleToCarryOver", () -> Optional.ofNullable(made.obstacleToCarryOver(before)));
        return obstacle == null ? "" : obstacle.orElse(null);
    }

    private static boolean mayReset(Durable durable, SourceCalls calls) {
        return isTrue(calls.call(durable, "mayReset", durable::mayReset));
    }

    private static boolean isTrue(@Nullable Boolean answer) {
        return answer != null && answer;
    }
}
