package dev.fraudscorer.benchmarks;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.ScoringScheme;
import dev.fraudscorer.assessment.Verdict;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.internal.load.LoadRequest;
import dev.fraudscorer.internal.load.LoadedPolicy;
import dev.fraudscorer.json.AssessmentJson;
import dev.fraudscorer.lab.history.HistoricEvent;
import dev.fraudscorer.policy.PolicySource;
import dev.fraudscorer.spi.Access;
import dev.fraudscorer.spi.EvidenceSource;
import dev.fraudscorer.spi.FeatureSource;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.Blackhole;

/** Each stage of a score alone, over the same payments as the whole. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms4g", "-Xmx4g"})
public class StageBenchmark {
    private static final int VECTORS = 1024;

    /** Events of one iteration of {@link #features}, which counts each once: no time bounds it, so none runs out. */
    private static final int EVENTS = 20_000;

    private static final int WARM_UP = 20;
    private static final int MEASURED = 20;

    private final FeatureVector[] vectors = new FeatureVector[VECTORS];
    private final Event[] assessed = new Event[VECTORS];
    private final Assessment[] assessments = new Assessment[VECTORS];
    private Event[] events = {};
    private FraudScorer scorer;
    private LoadedPolicy policy;
    private FeatureSource[] features;
    private EvidenceSource rules;
    private EvidenceSource model;
    private FeatureVector vector;
    private HostPayments hostPayments;
    private int nextVector;
    private int nextEvent;

    @Setup
    public void load(BenchmarkParams params) throws IOException {
        PreparedPolicy.prepare();
        scorer = FraudScorer.load(PreparedPolicy.FOLDER);
        policy = LoadRequest.of(PolicySource.folder(PreparedPolicy.FOLDER)).load();
        features = policy.featureSources().toArray(new FeatureSource[0]);
        rules = source("rules");
        model = source("gbt");
        vector = newVector();
        List<HistoricEvent> history = PreparedPolicy.history(scorer);
        for (HistoricEvent historic : history) {
            vector.begin(historic.event(), policy.lists().edition());
            fill(vector, Access.COUNT);
            scorer.record(historic.event());
        }
        hostPayments = new HostPayments(scorer.eventType("payment"));
        PaymentStream payments = new PaymentStream(history);
        for (int i = 0; i < VECTORS; i++) {
            vectors[i] = newVector();
            Event event = payments.next(scorer);
            vectors[i].begin(event, policy.lists().edition());
            fill(vectors[i], Access.READ);
            assessed[i] = event;
            assessments[i] = scorer.assess(event);
        }
        if (params.getBenchmark().endsWith(".features")) {
            events = payments.next(scorer, EventDemand.ofShots(params, EVENTS));
        }
    }

    @TearDown
    public void close() {
        scorer.close();
        policy.featureSources().forEach(FeatureSource::close);
        policy.evidenceSources().forEach(EvidenceSource::close);
    }

    /** Building an event from a host's values, each checked; attributes by their names. */
    @Benchmark
    public Event event() {
        return hostPayments.byName();
    }

    /** The same by attributes that were looked up beforehand. */
    @Benchmark
    public Event eventByAttribute() {
        return hostPayments.byAttribute();
    }

    /** Windowed and derived features: the event counted, every slot filled. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @OperationsPerInvocation(EVENTS)
    @Warmup(iterations = WARM_UP)
    @Measurement(iterations = MEASURED)
    public void features(Blackhole blackhole) {
        for (int end = nextEvent + EVENTS; nextEvent < end; nextEvent++) {
            vector.begin(events[nextEvent], policy.lists().edition());
            fill(vector, Access.COUNT_AND_READ);
            blackhole.consume(vector);
        }
    }

    /** All rules, over filled vectors. */
    @Benchmark
    public void rules(Blackhole blackhole) {
        rules.evaluate(nextVector(), blackhole::consume);
    }

    /** The model through ONNX Runtime, over filled vectors. */
    @Benchmark
    public void model(Blackhole blackhole) {
        model.evaluate(nextVector(), blackhole::consume);
    }

    /** Evidence to score, decision and assessment. */
    @Benchmark
    public Assessment decision() {
        int place = place();
        Assessment scored = assessments[place];
        Event event = assessed[place];
        ScoringScheme scheme = policy.scheme();
        List<Evidence> evidence = scored.evidence();
        double score = scheme.score(evidence);
        Verdict verdict = scheme.decide(score, evidence);
        return Assessment.of(
                event,
                event.timeMillis(),
                score,
                verdict,
                new ArrayList<>(evidence),
                scored.values(),
                scheme,
                policy.provenance());
    }

    /** An assessment as JSON; not part of a score, but of what hosts do with one. */
    @Benchmark
    public String json() {
        return AssessmentJson.write(assessments[place()]);
    }

    private EvidenceSource source(String id) {
        return policy.evidenceSources().stream()
                .filter(source -> source.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private FeatureVector newVector() {
        return new FeatureVector(policy.schema(), policy.attributes());
    }

    private FeatureVector nextVector() {
        return vectors[place()];
    }

    private int place() {
        nextVector = (nextVector + 1) & (VECTORS - 1);
        return nextVector;
    }

    private void fill(FeatureVector into, Access access) {
        for (FeatureSource source : features) {
            source.fill(into, access);
        }
    }
}
