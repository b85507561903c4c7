package dev.fraudscorer.benchmarks;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.policy.PolicySource;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Building an event of thirteen attributes from a host's own values, each checked. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EventBenchmark {
    private HostPayments payments;

    @Setup
    public void load() {
        try (FraudScorer scorer = FraudScorer.builder(PolicySource.classPath(EventBenchmark.class, "policy"))
                .without("models")
                .load()) {
            payments = new HostPayments(scorer.eventType("payment"));
        }
    }

    /** Attributes by their names. */
    @Benchmark
    public Event byName() {
        return payments.byName();
    }

    /** Attributes that were looked up beforehand. */
    @Benchmark
    public Event byAttribute() {
        return payments.byAttribute();
    }

    /** A mapper from the host's class. */
    @Benchmark
    public Event byMapper() {
        return payments.byMapper();
    }
}
