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
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
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
    private static final int EVENTS = 1_200_000;

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
    private PaymentStream payments;
    private int nextVector;
    private int nextEvent;

    @Setup
    public void load() throws IOException {
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
        payments = new PaymentStream(history);
        for (int i = 0; i < VECTORS; i++) {
            vectors[i] = newVector();
            Event event = payments.next(scorer);
            vectors[i].begin(event, policy.lists().edition());
            fill(vectors[i], Access.READ);
            assessed[i] = event;
            assessments[i] = scorer.assess(event);
        }
        events = payments.next(scorer, EVENTS);
    }

    @TearDown
    public void close() {
        scorer.close();
        policy.featureSources().forEach(FeatureSource::close);
        policy.evidenceSources().forEach(EvidenceSource::close);
    }

    /** Building an event from a host's values, each checked. */
    @Benchmark
    public Event event() {
        return payments.next(scorer);
    }

    /** Windowed and derived features: the event counted, every slot filled. */
    @Benchmark
    public FeatureVector features() {
        if (nextEvent == events.length) {
            throw new IllegalStateException("the events are used up; give the run less time");
        }
        vector.begin(events[nextEvent++], policy.lists().edition());
        fill(vector, Access.COUNT_AND_READ);
        return vector;
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
