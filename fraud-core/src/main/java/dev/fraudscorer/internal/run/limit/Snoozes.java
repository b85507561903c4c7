package dev.fraudscorer.internal.run.limit;

import dev.fraudscorer.internal.cards.ShownText;
import dev.fraudscorer.policy.Change;
import dev.fraudscorer.policy.Snooze;
import dev.fraudscorer.spi.policy.Names;
import dev.fraudscorer.spi.vector.HashKey;
import dev.fraudscorer.spi.vector.Schema;
import dev.fraudscorer.spi.vector.Variable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The snoozes of a scorer. Of the keys of entities only hashes under a secret key are stored. Thread-safe; while there is none, an
 * event pays for one read of a field.
 */
public final class Snoozes {
    private static final Logger LOG = LoggerFactory.getLogger("dev.fraudscorer.policy");

    /** The most at a time: more is a change of the policy. */
    public static final int MOST = 10_000;

    private static final Duration LONGEST = Duration.ofDays(366);

    private final HashKey key = HashKey.random();
    private final Clock clock;
    /** Guarded by the monitor. */
    private final List<Snooze> all = new ArrayList<>();
    /** Null while there is none. */
    private volatile @Nullable SnoozedRules current;

    Snoozes(Clock clock) {
        this.clock = clock;
    }

    /** What events see that are scored now; null if nothing is snoozed. */
    public @Nullable SnoozedRules current() {
        return current;
    }

    /**
     * Switches a rule off for one entity.
     *
     * @param rules the ids of the policy
     * @throws IllegalArgumentException if an argument is none, or there are too many snoozes
     */
    public synchronized Snooze add(
            Collection<String> rules,
            Schema schema,
            String rule,
            String attribute,
            String text,
            Instant until,
            Change by) {
        if (!rules.contains(rule)) {
            throw unknown("rule", rule, rules);
        }
        long entity = entity(schema, attribute, text);
        Instant now = clock.instant();
        if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST))) {
            throw new IllegalArgumentException("a snooze until " + until + "; expected a time from now, " + now
                    + ", until at most " + LONGEST.toDays() + " days later");
        }
        Snooze snooze = Snooze.of(rule, attribute, hex(entity), now, until, by);
        dropEnded(now);
        all.removeIf(snooze::isOfTheSame);
        if (all.size() >= MOST) {
            throw new IllegalArgumentException("found " + MOST + " snoozes already; expected fewer: end some, or change"
                    + " the rule, such as by a list of entities that it does not apply to");
        }
        all.add(snooze);
        publish();
        return snooze;
    }

    /** Ends a snooze; returns it, or null if there was none. */
    public synchronized @Nullable Snooze end(Schema schema, String rule, String attribute, String text) {
        String entity = hex(entity(schema, attribute, text));
        return end(Snooze.of(rule, attribute, entity, Instant.MIN, Instant.MAX, Change.byProcess()));
    }

    /** Ends a snooze; returns it, or null if there was none. */
    public synchronized @Nullable Snooze end(Snooze snooze) {
        dropEnded(clock.instant());
        Snooze ended = all.stream().filter(snooze::isOfTheSame).findFirst().orElse(null);
        all.remove(ended);
        publish();
        return ended;
    }

    /** Those that have not ended. */
    public synchronized List<Snooze> list() {
        dropEnded(clock.instant());
        publish();
        return List.copyOf(all);
    }

    /** Drops those of rules that the policy does not have any more. */
    public synchronized void keepOnly(Collection<String> rules) {
        for (Snooze snooze : all) {
            if (!rules.contains(snooze.rule())) {
                LOG.warn(
                        "the policy has no rule {} any more, which was snoozed by {}",
                        snooze.rule(),
                        snooze.by().actor());
            }
        }
        all.removeIf(snooze -> !rules.contains(snooze.rule()));
        publish();
    }

    private void dropEnded(Instant now) {
        all.removeIf(snooze -> !snooze.until().isAfter(now));
    }

    private void publish() {
        current = all.isEmpty() ? null : new SnoozedRules(key, all);
    }

    private long entity(Schema schema, String attribute, String text) {
        Variable variable = schema.find(attribute);
        if (variable == null || !variable.isKey() || variable.attribute() == null) {
            throw unknown(
                    "key",
                    attribute,
                    schema.variables().stream()
                            .filter(Variable::isKey)
                            .map(Variable::name)
                            .toList());
        }
        String canonical = variable.attribute().canonical(text);
        if (canonical == null) {
            throw new IllegalArgumentException("a text that is no '" + attribute + "'; expected one as events have it");
        }
        return key.hash(canonical);
    }

    private static String hex(long entity) {
        String digits = Long.toHexString(entity);
        return "0".repeat(16 - digits.length()) + digits;
    }

    private static IllegalArgumentException unknown(String what, String name, Collection<String> known) {
        String nearest = Names.nearest(name, known);
        return new IllegalArgumentException("the policy has no " + what + " '" + ShownText.of(name) + "'"
                + (nearest == null ? "" : "; did you mean '" + nearest + "'?"));
    }
}
