package dev.fraudscorer.benchmarks;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.lab.history.HistoricEvent;
import java.io.IOException;
import java.util.List;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;

/** The whole {@code score} of the quickstart's policy, after four months of history: average, quantiles and bytes. */
@State(Scope.Benchmark)
@BenchmarkMode({Mode.AverageTime, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms4g", "-Xmx4g"})
public class ScoreBenchmark {
    /** Far below what a score takes, and still so much that the events of the default time fit into the heap. */
    private static final long LEAST_NANOS = 5_000;

    private Event[] events = {};
    private FraudScorer scorer;
    private int next;

    @Setup
    public void load(BenchmarkParams params) throws IOException {
        PreparedPolicy.prepare();
        scorer = FraudScorer.load(PreparedPolicy.FOLDER);
        List<HistoricEvent> history = PreparedPolicy.history(scorer);
        for (HistoricEvent historic : history) {
            scorer.record(historic.event());
        }
        events = new PaymentStream(history).next(scorer, EventDemand.ofTime(params, LEAST_NANOS));
    }

    @TearDown
    public void close() {
        scorer.close();
    }

    /** Reads and counts one event, rules, list and model included. */
    @Benchmark
    public Assessment score() {
        if (next == events.length) {
            throw new IllegalStateException("the events are used up; give the run less time");
        }
        return scorer.score(events[next++]);
    }
}
