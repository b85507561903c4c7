package dev.fraudscorer.internal.run;

import dev.fraudscorer.assessment.Provenance;
import dev.fraudscorer.event.Attribute;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.EventType;
import dev.fraudscorer.event.InvalidEventException;
import dev.fraudscorer.internal.cards.ShownText;
import dev.fraudscorer.internal.load.LoadedPolicy;
import dev.fraudscorer.internal.load.part.EvidencePart;
import dev.fraudscorer.internal.load.part.FeaturePart;
import dev.fraudscorer.internal.run.change.Changes;
import dev.fraudscorer.internal.run.pipeline.Workspace;
import dev.fraudscorer.policy.Change;
import dev.fraudscorer.policy.ChangeKind;
import dev.fraudscorer.policy.ListVersion;
import dev.fraudscorer.spi.policy.Names;
import dev.fraudscorer.spi.state.Erased;
import dev.fraudscorer.spi.state.ForgottenKey;
import dev.fraudscorer.state.Erasure;
import dev.fraudscorer.state.ErasureException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/*
 * The order. First the sources, then the ids, then what is at hand between two events:
 *
 *   1 a source removes a record under the lock of its key, so an event is in it as a whole or not at all;
 *   2 the id of each event that was counted before that is in the memory of ids by then, so it is found there. The other way
 *     round, the id of an event that comes in between would stay, with its texts, of an event that is gone;
 *   3 workspaces keep the texts of the last event until the next one: those that nobody uses are dropped.
 *
 * No snapshot is under way meanwhile, so none that is written later has the entity, and no restore brings it back between two
 * sources.
 */

/** Removes what is kept of an entity from all sources and from the memory of ids, while events are scored. Thread-safe. */
public final class Forgetting {
    private static final Logger LOG = LoggerFactory.getLogger("dev.fraudscorer.state");

    private final ActivePolicy activePolicy;
    private final Scoring scoring;
    private final Durability durability;
    private final Changes changes;

    public Forgetting(ActivePolicy activePolicy, Scoring scoring, Durability durability, Changes changes) {
        this.activePolicy = activePolicy;
        this.scoring = scoring;
        this.durability = durability;
        this.changes = changes;
    }

    /**
     * Removes what is kept of an entity.
     *
     * @param key the texts of its attributes, in the policy's order
     * @param by who requests it
     */
    public Erasure forget(String entity, List<String> key, Change by) {
        Aftermath after = new Aftermath();
        try {
            return forget(entity, key, by, after);
        } finally {
            after.settle(changes);
        }
    }

    private Erasure forget(String entity, List<String> key, Change by, Aftermath after) {
        return durability.alone(() -> {
            Workspace workspace = activePolicy.enter();
            Erasure erasure;
            Map<String, String> failures = new TreeMap<>();
            try {
                LoadedPolicy policy = workspace.pipeline().policy();
                ForgottenKey forgotten = key(policy, entity, key, failures);
                requireActor(by, key);
                erasure = forget(policy, forgotten, failures);
            } finally {
                activePolicy.leave(workspace);
                // Also the one that was used here: it has the texts of the event before.
                workspace.pipeline().dropIdleWorkspaces();
            }
            Provenance inUse = activePolicy.current().lists().provenance();
            try {
                report(erasure, failures, by);
            } catch (ErasureException e) {
                after.announce(changes.refused(ChangeKind.FORGET, erasure.entity(), by, inUse, e));
                throw e;
            }
            after.announce(changes.made(ChangeKind.FORGET, erasure.entity(), by, inUse, inUse));
            return erasure;
        });
    }

    private Erasure forget(LoadedPolicy policy, ForgottenKey key, Map<String, String> failures) {
        Map<String, Long> removed = new TreeMap<>();
        Map<String, String> remaining = new TreeMap<>();
        for (FeaturePart part : policy.features()) {
            forget(part.id(), () -> part.source().forget(key), removed, remaining, failures);
        }
        for (EvidencePart part : policy.evidence()) {
            forget(part.id(), () -> part.source().forget(key), removed, remaining, failures);
        }
        removed.put("idempotency.events", (long) scoring.forget(event -> carries(event, key)));
        forget("records", () -> scoring.forgetRecords(key), removed, remaining, failures);
        List<String> lists = activePolicy.current().lists().edition().versions().stream()
                .map(ListVersion::name)
                .toList();
        if (!lists.isEmpty()) {
            remaining.put(
                    "lists",
                    "entries of " + lists + " are the policy's: take the key out of their files and reload them");
        }
        remaining.put(
                "snapshots",
                "files written before have the entity, and a restore of one brings it back: write a new one and delete them");
        return Erasure.of(key.entity(), removed, remaining);
    }

    private static void forget(
            String source,
            Supplier<Erased> forget,
            Map<String, Long> removed,
            Map<String, String> remaining,
            Map<String, String> failures) {
        try {
            Erased erased = Objects.requireNonNull(forget.get(), "what was erased");
            erased.removed().forEach((what, count) -> removed.put(source + "." + ShownText.of(what), count));
            erased.remaining()
                    .forEach((what, why) -> remaining.put(source + "." + ShownText.of(what), ShownText.of(why)));
            if (!erased.isKnown()) {
                remaining.put(
                        source, "does not say whether it keeps anything of entities: it does not implement forget");
            }
        } catch (Throwable e) { // whatever it is, the others are called; its text may repeat the key
            failures.put(source, e.getClass().getSimpleName());
        }
    }

    private static void report(Erasure erasure, Map<String, String> failures, Change by) {
        String actor = by.actor();
        if (!failures.isEmpty()) {
            LOG.error("one {} is not forgotten everywhere: {} failed; by {}", erasure.entity(), failures, actor);
            throw new ErasureException(
                    "one " + erasure.entity() + " is not forgotten everywhere: of the sources, " + failures
                            + " failed; all others have removed what they kept; expected each to remove it; call forget again"
                            + " with the same key",
                    erasure);
        }
        LOG.info("forgot one {}: removed {}; by {}", erasure.entity(), erasure.removed(), actor);
    }

    private static boolean carries(Event event, ForgottenKey key) {
        for (Map.Entry<String, String> part : key.texts().entrySet()) {
            Attribute attribute = event.type().attribute(part.getKey());
            if (attribute == null || !part.getValue().equals(event.text(attribute))) {
                return false;
            }
        }
        return true;
    }

    /** The key with its texts in the spelling that events have. No message repeats what was given: it may be a key. */
    private static ForgottenKey key(
            LoadedPolicy policy, String entity, List<String> key, Map<String, String> failures) {
        Map<String, List<String>> kinds = kinds(policy, failures);
        List<String> attributes = kinds.get(entity);
        if (attributes == null) {
            String nearest = Names.nearest(entity, kinds.keySet());
            throw new IllegalArgumentException(
                    "the policy keeps nothing of an entity of the name given; expected one of " + kinds.keySet()
                            + (nearest == null ? "" : "; did you mean '" + nearest + "'?"));
        }
        if (attributes.size() != key.size()) {
            throw new IllegalArgumentException("the key of entity '" + entity + "' is " + attributes + "; found "
                    + key.size() + " texts; expected one for each, in this order");
        }
        Map<String, String> texts = new HashMap<>();
        for (int part = 0; part < attributes.size(); part++) {
            texts.put(attributes.get(part), spelled(policy, attributes.get(part), key.get(part)));
        }
        return ForgottenKey.of(entity, texts);
    }

    private static Map<String, List<String>> kinds(LoadedPolicy policy, Map<String, String> failures) {
        Map<String, List<String>> kinds = new TreeMap<>();
        for (FeaturePart part : policy.features()) {
            try {
                part.source()
                        .entityKeys()
                        .forEach((name, attributes) -> kinds.putIfAbsent(name, List.copyOf(attributes)));
            } catch (Throwable e) { // whatever it is, others may know the entity
                failures.put(part.id(), e.getClass().getSimpleName());
            }
        }
        return kinds;
    }

    /** The text as an event would carry it; checked by the same code. */
    private static String spelled(LoadedPolicy policy, String attribute, String text) {
        for (EventType type : policy.eventTypes().values()) {
            Attribute found = type.attribute(attribute);
            if (found != null) {
                return spelled(type, found, text);
            }
        }
        throw new IllegalArgumentException("no event type of the policy has attribute '" + attribute + "'");
    }

    private static String spelled(EventType type, Attribute attribute, String text) {
        @Nullable String spelled;
        try {
            spelled = type.newEvent("forget", type.earliest())
                    .set(attribute, text)
                    .buildReference()
                    .text(attribute);
        } catch (InvalidEventException e) {
            throw new IllegalArgumentException("the key is none that an event can have: " + e.getMessage(), e);
        }
        return Objects.requireNonNull(spelled, "a text that was set");
    }

    private static void requireActor(Change by, List<String> key) {
        for (String part : key) {
            if (by.actor().contains(part) || by.reason().contains(part)) {
                throw new IllegalArgumentException(
                        "who asks to forget an entity, or why, is a text that has the key in it, which would stand in the log;"
                                + " expected one without, such as the id of a ticket");
            }
        }
    }
}
