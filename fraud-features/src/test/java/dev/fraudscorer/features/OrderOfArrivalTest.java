package dev.fraudscorer.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.StreamTime;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Payments that arrive at once, stamped milliseconds apart, and a limit of ten. */
class OrderOfArrivalTest {
    private static final long NOON = Instant.parse("2026-11-22T12:00:00Z").toEpochMilli();
    private static final String ARRIVAL = "time: { order: arrival }";
    private static final int PAYMENTS = 20;
    private static final int LIMIT = 10;

    @TempDir
    Path folder;

    @Test
    void score_stampsInReverse_eachSeesAllThatCameBefore() {
        assertThat(counts(ARRIVAL))
                .isEqualTo(IntStream.rangeClosed(1, PAYMENTS).boxed().toList());
        assertThat(counts(""))
                .as("in the order of event time each is the first")
                .containsOnly(1);
    }

    @Test
    void score_historyInTheOrderOfArrival_isReproduced() {
        try (StampedHost host = new StampedHost(folder, ARRIVAL)) {
            List<Event> events = new ArrayList<>();
            for (int i = 0; i < PAYMENTS; i++) {
                events.add(host.payment("p" + i, NOON - i, "c", "m", 1));
            }
            StreamTime<Event> stream =
                    StreamTime.of(events.iterator(), host.scorer().policy().lateness());
            List<Integer> counts = new ArrayList<>();
            while (stream.hasNext()) {
                host.score(stream.next());
                counts.add(count(host));
            }
            assertThat(counts)
                    .isEqualTo(IntStream.rangeClosed(1, PAYMENTS).boxed().toList());
        }
    }

    @Test
    void score_atOnce_exactlyTheLimitPasses() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(PAYMENTS);
        try (StampedHost host = new StampedHost(folder, ARRIVAL)) {
            host.clock.set(Instant.ofEpochMilli(NOON));
            for (int round = 0; round < 50; round++) {
                CountDownLatch go = new CountDownLatch(1);
                List<Future<Integer>> running = new ArrayList<>();
                for (int i = 0; i < PAYMENTS; i++) {
                    Event event = host.payment(round + "-" + i, NOON - i, "c" + round, "m" + round, 1);
                    Callable<Integer> call = () -> {
                        go.await();
                        return host.countOf(event);
                    };
                    running.add(threads.submit(call));
                }
                go.countDown();
                List<Integer> counts = new ArrayList<>();
                for (Future<Integer> one : running) {
                    counts.add(one.get());
                }
                Collections.sort(counts);
                assertThat(counts)
                        .isEqualTo(IntStream.rangeClosed(1, PAYMENTS).boxed().toList());
                assertThat(counts.stream().filter(count -> count <= LIMIT)).hasSize(LIMIT);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void score_furtherAheadThanAllowed_isNotSeenYet() {
        try (StampedHost host = new StampedHost(folder, "time: { order: arrival, ahead: 1m }")) {
            host.score(host.payment("ahead", NOON + 60_000, "c", "m", 1), NOON);
            host.score(host.payment("now", NOON - 1, "c", "m", 1), NOON);
            assertThat(count(host)).isEqualTo(1);

            host.score(host.payment("next", NOON, "c", "m", 1), NOON);
            assertThat(count(host)).isEqualTo(3);
            assertThat(host.last("card.elapsed"))
                    .as("the one before is stamped later")
                    .isEqualTo("0.0");
            assertThat(host.last("card.is_new_merchant")).isEqualTo("0.0");
            assertThat(host.last("card.count_1h_offset_1h")).isEqualTo("0.0");
        }
    }

    private List<Integer> counts(String time) {
        try (StampedHost host = new StampedHost(folder.resolve("by" + time.length()), time)) {
            List<Integer> counts = new ArrayList<>();
            for (int i = 0; i < PAYMENTS; i++) {
                host.score(host.payment("p" + i, NOON - i, "c", "m", 1), NOON);
                counts.add(count(host));
            }
            return counts;
        }
    }

    private static int count(StampedHost host) {
        return (int) Double.parseDouble(host.last("card.count_1h"));
    }
}
