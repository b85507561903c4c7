package dev.fraudscorer.benchmarks.rules;

import dev.cel.common.CelValidationException;
import dev.cel.runtime.CelEvaluationException;
import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.spi.vector.Schema;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** All 100 reference rules on one event after the other, by each contender. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class RulesBenchmark {
    private static final int EVENTS = 4096;

    /** Who evaluates. */
    @Param({"ours", "oursAsTree", "oneMethod", "lambdas", "drools", "spel", "celJava"})
    public String contender = "ours";

    private final long[] fired = new long[2];
    private FeatureVector[] vectors = {};
    private RuleEvaluator rules;
    private int next;

    /** Makes events and rules. */
    @Setup
    public void load() throws CelValidationException, CelEvaluationException {
        Schema schema = ReferenceEvents.schema();
        vectors = ReferenceEvents.vectors(schema, EVENTS);
        rules = Contenders.of(contender, schema);
    }

    /** One event. */
    @Benchmark
    public long evaluate() {
        next = next + 1 & EVENTS - 1;
        rules.evaluate(vectors[next], fired);
        return fired[0] ^ fired[1];
    }
}
