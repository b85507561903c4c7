package dev.fraudscorer.features.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.event.FeatureValues;
import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.testkit.ChildJvm;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that records and takes snapshots is killed at any moment, again and again: what it leaves can always be
 * restored and warmed up, and then each payment that is in the host's log is counted, and counted once.
 */
class KillTest {
    private static final int KILLS = Integer.getInteger("fraudscorer.kills", 8);
    private static final long SEED = 20261122;
    private static final int MOST_RECORDED = 1500;
    private static final int MOST_SNAPSHOTS = 4;

    @TempDir
    private Path folder;

    private final Random random = new Random(SEED);
    private int killedWhileRecording;
    private int killedWithinSnapshot;

    @Test
    void kill_atAnyMoment_losesNoPaymentAndDoublesNone() throws Exception {
        KillPolicy.write(folder);
        for (int kill = 1; kill <= KILLS; kill++) {
            runAndKill("seed " + SEED + ", kill " + kill);
            checkCounts("seed " + SEED + ", kill " + kill);
        }
        assertThat(killedWhileRecording)
                .as("kills after a payment was recorded")
                .isEqualTo(KILLS);
        assertThat(killedWithinSnapshot).as("kills within a snapshot").isPositive();
        checkNothingIsLeftAside();
    }

    private void runAndKill(String when) throws IOException, InterruptedException {
        Path errors = folder.resolve("errors");
        Process process = new ProcessBuilder(ChildJvm.command(
                        KilledHost.class,
                        List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                        folder.toString(),
                        Long.toString(more().toMillis())))
                .redirectError(errors.toFile())
                .start();
        try (InputStream output = process.getInputStream()) {
            // Every other one soon after the beginning of a snapshot, since that is when the file is at stake.
            char awaited = random.nextBoolean() ? KilledHost.SNAPSHOT_BEGUN : KilledHost.RECORDED;
            int letters =
                    awaited == KilledHost.RECORDED ? random.nextInt(MOST_RECORDED) : random.nextInt(MOST_SNAPSHOTS);
            boolean snapshot = false;
            boolean recorded = false;
            int countdown = 1 + letters;
            for (int letter = output.read(); letter >= 0; letter = output.read()) {
                snapshot = letter == KilledHost.SNAPSHOT_BEGUN || (snapshot && letter != KilledHost.SNAPSHOT_TAKEN);
                recorded |= letter == KilledHost.RECORDED;
                countdown -= letter == awaited ? 1 : 0;
                if (countdown <= 0 && recorded) {
                    // By its handle, which leaves the pipe to be read to its end.
                    process.toHandle().destroyForcibly();
                    countdown = Integer.MAX_VALUE;
                }
            }
            // Killed by the signal, not ended by a fault of its own.
            assertThat(process.waitFor())
                    .as("%s: %s", when, Files.readString(errors))
                    .isEqualTo(128 + 9);
            killedWhileRecording += recorded ? 1 : 0;
            killedWithinSnapshot += snapshot ? 1 : 0;
        } finally {
            process.destroyForcibly();
        }
    }

    /** A third of the warm-ups has just what it needs, a third a little more, a third the minute of the documentation. */
    private Duration more() {
        return switch (random.nextInt(3)) {
            case 0 -> Duration.ZERO;
            case 1 -> Duration.ofMillis(random.nextInt(100));
            default -> Duration.ofMinutes(1);
        };
    }

    private void checkCounts(String when) throws IOException {
        Set<Long> numbers = new HashSet<>();
        HostLog.read(folder.resolve("calls")).forEach(entry -> numbers.add(entry.number()));
        Map<String, Tally> cards = new TreeMap<>();
        Map<String, Tally> merchants = new TreeMap<>();
        for (long number : numbers) {
            Tally one = new Tally(1, KillPolicy.amount(number));
            cards.merge("card-" + KillPolicy.card(number), one, Tally::plus);
            merchants.merge("merchant-" + KillPolicy.merchant(number), one, Tally::plus);
        }
        List<Tally> counted = new ArrayList<>();
        FraudScorer.Builder builder = FraudScorer.builder(folder);
        try (FraudScorer scorer = KilledHost.restarted(
                builder.listener((event, values, assessment) -> counted.add(Tally.of(values))), folder, more())) {
            long end = Collections.max(numbers) + 1;
            checkCounts(when, scorer, end, "card", cards, counted);
            checkCounts(when, scorer, end, "merchant", merchants, counted);
        }
    }

    private static void checkCounts(
            String when, FraudScorer scorer, long end, String entity, Map<String, Tally> logged, List<Tally> counted) {
        logged.forEach((key, tally) -> {
            counted.clear();
            scorer.score(KillPolicy.last(scorer, end, entity, key));
            assertThat(counted).as("%s: what is counted of %s", when, key).containsExactly(tally);
        });
    }

    private void checkNothingIsLeftAside() throws IOException {
        try (FraudScorer scorer = FraudScorer.load(folder)) {
            scorer.state().snapshot(folder.resolve("state.snapshot"));
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("policy.yaml", "calls", "returns", "errors", "state.snapshot");
        }
    }

    /** How many payments, and the sum of their amounts. */
    private record Tally(double count, double sum) {
        Tally plus(Tally other) {
            return new Tally(count + other.count, sum + other.sum);
        }

        /** Of the one entity whose key the event carries. */
        static Tally of(FeatureValues values) {
            String entity = values.state(values.slot("card")) == ValueState.PRESENT ? "card" : "merchant";
            return new Tally(
                    values.number(values.slot(entity + ".count_90d_excluding_current")),
                    values.number(values.slot(entity + ".sum_amount_90d")));
        }
    }
}
