package dev.fraudscorer.onnx;

import static dev.fraudscorer.onnx.testing.SmallModels.neuron;
import static dev.fraudscorer.onnx.testing.SmallModels.stump;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.onnx.testing.ScorerFolder;
import dev.fraudscorer.policy.PolicyException;
import dev.fraudscorer.testkit.ChildJvm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Models are replaced while two threads score, one in the kernel and one in ONNX Runtime, and broken ones are refused: no
 * call fails, and nothing stays behind. In a JVM of its own, whose resident memory is watched.
 */
@Tag("slow")
class ModelSwapTest {
    /** More in the profile {@code long}. */
    private static final int SWAPS = Integer.getInteger("fraudscorer.swaps", 400);

    private static final int BROKEN = Integer.getInteger("fraudscorer.swaps.broken", 40);

    @TempDir
    Path folder;

    @Test
    void reload_underLoad_failsNoCallAndKeepsTheResidentMemory() throws Exception {
        Assumptions.assumeTrue(Files.exists(Path.of("/proc/self/status")), "needs /proc; skipped");
        // A heap and a compiler whose memory does not grow by themselves.
        List<String> options = List.of(
                "-Xms256m",
                "-Xmx256m",
                "-XX:+AlwaysPreTouch",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:ReservedCodeCacheSize=64m",
                "-Dfolder=" + folder,
                "-Dswaps=" + SWAPS,
                "-Dbroken=" + BROKEN);

        String output = ChildJvm.run(Swaps.class, options);

        assertThat(output).contains("failed calls 0").doesNotContain("Exception");
        assertThat(number(output, "scored")).as(output).isGreaterThan(SWAPS);
        assertThat(number(output, "wrong scores")).as(output).isZero();
        double first = number(output, "first half");
        double last = number(output, "last half");
        assertThat(last).as(output).isLessThanOrEqualTo(1.02 * first);
    }

    private static long number(String output, String what) {
        return output.lines()
                .filter(line -> line.startsWith(what + " "))
                .mapToLong(line -> Long.parseLong(line.substring(what.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(output));
    }

    /** Swaps two versions of a policy to and fro, and tries broken ones in between. */
    static final class Swaps {
        private final AtomicLong scored = new AtomicLong();
        private final AtomicLong failed = new AtomicLong();
        private final AtomicLong wrong = new AtomicLong();
        private final List<Long> resident = new ArrayList<>();

        private Swaps() {}

        public static void main(String[] args) throws Exception {
            new Swaps()
                    .run(
                            Path.of(System.getProperty("folder")),
                            Integer.getInteger("swaps"),
                            Integer.getInteger("broken"));
        }

        private void run(Path root, int swaps, int broken) throws Exception {
            Path[] versions = {
                version(root.resolve("one"), 0.75f), version(root.resolve("two"), 0.125f),
            };
            Path wrongOne = version(root.resolve("broken"), 0.5f);
            Files.write(wrongOne.resolve("neuron.onnx"), new byte[] {8, 7, 1, 2, 3});
            AtomicBoolean done = new AtomicBoolean();
            try (FraudScorer scorer = FraudScorer.load(versions[0])) {
                List<Thread> threads =
                        List.of(new Thread(() -> score(scorer, "a", done)), new Thread(() -> score(scorer, "b", done)));
                threads.forEach(Thread::start);
                for (int i = 1; i <= swaps; i++) {
                    scorer.policy().reload(versions[i % 2]);
                    if (i % Math.max(1, swaps / broken) == 0) {
                        refuse(scorer, wrongOne);
                    }
                    if (i > swaps / 5) {
                        resident.add(resident());
                    }
                }
                done.set(true);
                for (Thread thread : threads) {
                    thread.join();
                }
            }
            int half = resident.size() / 2;
            System.out.println("scored " + scored);
            System.out.println("failed calls " + failed);
            System.out.println("wrong scores " + wrong);
            System.out.println("first half " + mean(resident.subList(0, half)));
            System.out.println("last half " + mean(resident.subList(half, resident.size())));
        }

        private void score(FraudScorer scorer, String name, AtomicBoolean done) {
            for (long i = 0; !done.get(); i++) {
                try {
                    Assessment assessment = scorer.score(ScorerFolder.payment(scorer, name + i, 9, 1));
                    double risk = assessment.evidence().get(0).risk();
                    if ((risk != 0.75 && risk != 0.125) || assessment.degraded()) {
                        wrong.incrementAndGet();
                    }
                    scored.incrementAndGet();
                } catch (RuntimeException e) {
                    failed.incrementAndGet();
                }
            }
        }

        private void refuse(FraudScorer scorer, Path wrongOne) {
            try {
                scorer.policy().reload(wrongOne);
                failed.incrementAndGet();
            } catch (PolicyException e) {
                // As it should be.
            }
        }

        private static Path version(Path folder, float risk) throws IOException {
            ScorerFolder files = new ScorerFolder(Files.createDirectories(folder));
            files.write("stump.onnx", stump(1, 2, 0.1f, risk, "NONE").toBytes());
            files.write("neuron.onnx", neuron(1, 2).toBytes());
            files.load("""
                    - { id: t, file: stump.onnx, inputs: [a1, a2] }
                    - { id: n, file: neuron.onnx, inputs: [a1, a2], mode: shadow }
                    """).close();
            return folder;
        }

        private static long mean(List<Long> values) {
            return (long) values.stream().mapToLong(Long::longValue).average().orElse(0);
        }

        private static long resident() throws IOException {
            return Files.readAllLines(Path.of("/proc/self/status"), StandardCharsets.UTF_8).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        }
    }
}
