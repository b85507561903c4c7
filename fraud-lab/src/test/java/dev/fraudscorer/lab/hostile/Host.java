package dev.fraudscorer.lab.hostile;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.EventMapper;
import dev.fraudscorer.event.InvalidEventException;
import dev.fraudscorer.testkit.SettableClock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A gateway with one scorer and its own clock. Confined to one thread. */
final class Host implements AutoCloseable {
    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T00:00:00Z"));
    private final Path policy;
    private FraudScorer scorer;
    private EventMapper<Draft> mapper;
    private List<Object> values = List.of();
    private List<String> names = List.of();

    Host(Path policy) {
        this.policy = policy;
        this.scorer = load();
        this.mapper = Draft.mapper(scorer);
    }

    private FraudScorer load() {
        return FraudScorer.builder(policy)
                .clock(clock)
                .listener((event, seen, assessment) -> {
                    values = HonestAnswer.values(seen);
                    if (names.isEmpty()) {
                        names = IntStream.range(0, seen.size())
                                .mapToObj(seen::name)
                                .toList();
                    }
                })
                .load();
    }

    /** The process ends, and another one goes on from its snapshot. */
    void restart() {
        Path file = policy.resolve("snapshot");
        scorer.state().snapshot(file);
        scorer.close();
        scorer = load();
        scorer.state().restore(file);
        mapper = Draft.mapper(scorer);
    }

    /** The place of a value in an answer; there has been one. */
    int slot(String name) {
        return names.indexOf(name);
    }

    SettableClock clock() {
        return clock;
    }

    /** Does an honest step; null if it has no answer. */
    @Nullable
    HonestAnswer take(Step step) {
        values = List.of();
        Assessment assessment = call(step);
        return assessment == null ? null : new HonestAnswer(assessment, values);
    }

    /** Does a hostile step: it may be refused by the documented exception, and by no other. */
    void takeHostile(Step step) {
        try {
            call(step);
        } catch (InvalidEventException refused) {
            // Its id or its time is none, or the id was used before with other content: an answer like any other.
        }
    }

    private @Nullable Assessment call(Step step) {
        Event event = mapper.map(step.draft());
        switch (step.call()) {
            case SCORE -> {
                return scorer.score(event);
            }
            case ASSESS -> {
                return scorer.assess(event);
            }
            case RECORD -> scorer.record(event);
            case AMEND -> scorer.amend(event);
            case LABEL -> scorer.label(event, Objects.requireNonNull(step.label()));
        }
        return null;
    }

    @Override
    public void close() {
        scorer.close();
    }
}
