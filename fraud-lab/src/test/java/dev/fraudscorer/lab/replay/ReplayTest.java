package dev.fraudscorer.lab.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.json.AssessmentJson;
import dev.fraudscorer.lab.history.HistoryColumns;
import dev.fraudscorer.lab.history.HistoryException;
import dev.fraudscorer.lab.history.HistoryLine;
import dev.fraudscorer.lab.replay.sink.AssessmentLines;
import dev.fraudscorer.simulator.PaymentSimulator;
import dev.fraudscorer.simulator.SimulatorConfig;
import dev.fraudscorer.simulator.output.PaymentWriter;
import dev.fraudscorer.spi.vector.Variable;
import dev.fraudscorer.testkit.Policies;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
    private static final String HEADER =
            "event_id,event_time,card,customer,merchant,device,ip,category,channel,country,card_country,currency,amount,"
                    + "fraud,label_known_at";

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private static Path payments;
    private Path policy;

    @BeforeAll
    static void simulate() throws IOException {
        payments = shared.resolve("payments.csv.gz");
        SimulatorConfig config = SimulatorConfig.builder()
                .seed(7)
                .days(40)
                .customers(400)
                .merchants(150)
                .payments(20_000)
                .build();
        try (PaymentWriter writer = PaymentWriter.create(payments)) {
            new PaymentSimulator(config).run(writer);
        }
    }

    @BeforeEach
    void copyPolicy() {
        policy = Policies.copy(Policies.SMALL, folder);
    }

    @Test
    void run_sameHistoryTwice_givesTheSameBytes() throws IOException {
        byte[] first = assessments(simulated());
        byte[] second = assessments(simulated());

        assertThat(first.length).isGreaterThan(1_000_000);
        assertThat(Arrays.equals(first, second)).isTrue();
    }

    @Test
    void run_fourThreadsByCard_cardFeaturesAndTheirRulesAreTheSame() {
        List<ReplayedEvent> one = events(simulated());
        List<ReplayedEvent> four = events(simulated().withThreads(4, "card"));

        assertThat(four).hasSameSizeAs(one);
        List<Variable> ofCard = variables().stream()
                .filter(variable -> variable.name().startsWith("card.")
                        || variable.name().equals("amount_to_mean")
                        || variable.name().equals("is_abroad"))
                .toList();
        assertThat(ofCard).hasSizeGreaterThan(15);
        for (int i = 0; i < one.size(); i++) {
            ReplayedEvent expected = one.get(i);
            ReplayedEvent actual = four.get(i);
            assertThat(actual.assessment().eventId())
                    .isEqualTo(expected.assessment().eventId());
            for (Variable variable : ofCard) {
                int slot = variable.slot();
                assertThat(Double.valueOf(actual.features().number(slot)))
                        .as("%s of %s", variable.name(), expected.assessment().eventId())
                        .isEqualTo(Double.valueOf(expected.features().number(slot)));
            }
        }
    }

    @Test
    void run_fourThreadsByCard_assessmentsOfAPolicyOfCardFeaturesAreTheSame() throws IOException {
        String text = Files.readString(policy.resolve("policy.yaml"));
        Files.writeString(
                policy.resolve("policy.yaml"),
                text.replaceAll("(?s)  device:\n    windows.*?derived:", "derived:")
                        .replace("device.distinct_card_10m >= 4", "card.count_10m >= 3"));

        List<String> one = lines(simulated());
        List<String> four = lines(simulated().withThreads(4, "card"));

        assertThat(four).hasSameSizeAs(one);
        for (int i = 0; i < one.size(); i++) {
            assertThat(four.get(i)).isEqualTo(one.get(i));
        }
    }

    @Test
    void run_historyWithEveryFault_refusesAndCountsEach() throws IOException {
        List<String> lines = List.of(
                HEADER,
                line("tx-1", "2026-01-01T10:00:00Z", "c-1", "10.00"),
                line("tx-2", "2026-01-01T11:00:00Z", "c-1", "ten"),
                "tx-3,2026-01-01T11:00:00Z,too,few",
                line("tx-1", "2026-01-01T10:00:00Z", "c-1", "10.00"),
                line("tx-1", "2026-01-01T10:00:00Z", "c-1", "99.00"),
                line("tx-4", "2026-01-01T09:00:00Z", "c-1", "10.00"),
                line("tx-5", "2026-01-01T12:00:00Z", "4111111111111111", "10.00"),
                line("tx-6", "1969-01-01T12:00:00Z", "c-1", "10.00"),
                line("tx-7", "yesterday", "c-1", "10.00"),
                line("tx-8", "2026-01-01T12:00:00Z", "c-1", "\"10.00"),
                "",
                line("tx-9", "2026-01-01T12:00:00Z", "c-1", "10.00"));
        List<HistoryLine> refused = new ArrayList<>();
        List<String> scored = new ArrayList<>();

        ReplaySummary summary = Replay.run(plan(write("payments.csv", lines)), new ReplaySink() {
            @Override
            public void refused(HistoryLine line) {
                refused.add(line);
            }

            @Override
            public void scored(ReplayedEvent event) {
                scored.add(event.assessment().eventId());
            }
        });

        assertThat(scored).containsExactly("tx-1", "tx-4", "tx-9");
        assertThat(refused).extracting(HistoryLine::number).containsExactlyInAnyOrder(3L, 4L, 6L, 8L, 9L, 10L, 11L);
        assertThat(refused)
                .extracting(HistoryLine::fault)
                .noneMatch(fault -> fault.contains("4111") || fault.contains("99.00") || fault.contains("yesterday"));
        assertThat(summary.lines()).isEqualTo(11);
        assertThat(summary.scored()).isEqualTo(3);
        assertThat(summary.broken()).isEqualTo(6);
        assertThat(summary.repeated()).isEqualTo(1);
        assertThat(summary.conflicting()).isEqualTo(1);
        assertThat(summary.outOfOrder()).isEqualTo(1);
    }

    @Test
    void run_lateEvent_landsAtItsOwnTime() throws IOException {
        List<String> lines = List.of(
                HEADER,
                line("tx-1", "2026-01-01T10:00:00Z", "c-1", "10.00"),
                line("tx-2", "2026-01-01T10:50:00Z", "c-1", "10.00"),
                line("tx-late", "2026-01-01T10:30:00Z", "c-1", "10.00"),
                line("tx-3", "2026-01-01T10:55:00Z", "c-1", "10.00"));

        List<ReplayedEvent> events = events(plan(write("payments.csv", lines)));

        assertThat(events).extracting(event -> number(event, "card.count_1h")).containsExactly(1.0, 2.0, 2.0, 4.0);
    }

    @Test
    void run_labelKnownAtT_countsForAnEventAtTAndNotBefore() throws IOException {
        String known = "2026-01-09T10:00:00Z";
        List<String> lines = List.of(
                HEADER,
                line("tx-1", "2026-01-01T10:00:00Z", "c-1", "10.00").replaceAll(",,$", ",1," + known),
                line("tx-2", "2026-01-09T09:59:59.999Z", "c-2", "10.00"),
                line("tx-3", known, "c-3", "10.00"));

        List<ReplayedEvent> events = events(plan(write("payments.csv", lines)));

        assertThat(number(events.get(1), "merchant.fraud_rate_7d_offset_7d")).isZero();
        assertThat(number(events.get(2), "merchant.fraud_rate_7d_offset_7d")).isEqualTo(1);
    }

    @Test
    void run_labelWithoutTime_isKnownAfterTheDelay() throws IOException {
        List<String> lines = List.of(
                HEADER,
                line("tx-1", "2026-01-01T10:00:00Z", "c-1", "10.00").replaceAll(",,$", ",1,"),
                line("tx-2", "2026-01-10T09:00:00Z", "c-2", "10.00"),
                line("tx-3", "2026-01-10T10:00:00Z", "c-3", "10.00"));

        List<ReplayedEvent> events = events(plan(write("payments.csv", lines)).withLabelDelay(Duration.ofDays(9)));

        assertThat(number(events.get(1), "merchant.fraud_rate_7d_offset_7d")).isZero();
        assertThat(number(events.get(2), "merchant.fraud_rate_7d_offset_7d")).isEqualTo(1);
    }

    @Test
    void run_csvAndJsonLines_areTheSameHistory() throws IOException {
        Path csv = write("payments.csv", List.of(HEADER, line("tx-1", "2026-01-01T10:00:00Z", "c-1", "10.5")));
        Path json = write(
                "payments.jsonl",
                List.of("{\"event_id\":\"tx-1\",\"event_time\":\"2026-01-01T10:00:00Z\",\"card\":\"c-1\",\"customer\":"
                        + "\"u-1\",\"merchant\":\"m-1\",\"device\":\"d-1\",\"ip\":\"192.0.2.1\",\"category\":\"fuel\","
                        + "\"channel\":\"CNP\",\"country\":\"DE\",\"card_country\":\"DE\",\"currency\":\"EUR\","
                        + "\"amount\":10.5,\"lat\":null}"));

        assertThat(AssessmentJson.write(events(plan(json)).get(0).assessment()))
                .isEqualTo(AssessmentJson.write(events(plan(csv)).get(0).assessment()));
    }

    @Test
    void run_unknownColumn_isRefusedWithTheNearestName() throws IOException {
        Path file = write("payments.csv", List.of(HEADER.replace("amount", "amuont")));

        assertThatThrownBy(() -> events(plan(file)))
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining("payments.csv:1: found column 'amuont'")
                .hasMessageContaining("did you mean 'amount'?");
    }

    @Test
    void run_truncatedGzip_reportsHowFarItCame() throws IOException {
        byte[] whole = Files.readAllBytes(payments);
        Path cut = folder.resolve("cut.csv.gz");
        Files.write(cut, Arrays.copyOf(whole, whole.length / 2));

        assertThatThrownBy(() -> events(plan(cut).withColumns(new HistoryColumns(Map.of(), Set.of("fraud_kind")))))
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining("cut.csv.gz: the file cannot be read beyond line");
    }

    @Test
    void run_partitionByNoKey_isRefused() {
        assertThatThrownBy(() -> events(simulated().withThreads(2, "amount")))
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining("cannot partition by 'amount'");
    }

    private ReplayPlan simulated() {
        return plan(payments).withColumns(new HistoryColumns(Map.of(), Set.of("fraud_kind")));
    }

    private ReplayPlan plan(Path events) {
        return ReplayPlan.of(policy, events);
    }

    private static byte[] assessments(ReplayPlan plan) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (AssessmentLines lines = new AssessmentLines(() -> out)) {
            Replay.run(plan, lines);
        }
        return out.toByteArray();
    }

    private static List<String> lines(ReplayPlan plan) throws IOException {
        return new String(assessments(plan), StandardCharsets.UTF_8).lines().toList();
    }

    private static List<ReplayedEvent> events(ReplayPlan plan) {
        List<ReplayedEvent> events = new ArrayList<>();
        Replay.run(plan, new ReplaySink() {
            @Override
            public void scored(ReplayedEvent event) {
                events.add(event);
            }
        });
        return events;
    }

    private double number(ReplayedEvent event, String name) {
        Variable variable = variables().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow();
        return event.features().number(variable.slot());
    }

    private List<Variable> variables() {
        try (FraudScorer scorer = FraudScorer.load(policy)) {
            return scorer.policy().variables();
        }
    }

    private Path write(String name, List<String> lines) throws IOException {
        return Files.write(folder.resolve(name), lines);
    }

    private static String line(String id, String time, String card, String amount) {
        return String.join(
                ",",
                id,
                time,
                card,
                "u-1",
                "m-1",
                "d-1",
                "192.0.2.1",
                "fuel",
                "CNP",
                "DE",
                "DE",
                "EUR",
                amount,
                "",
                "");
    }
}
