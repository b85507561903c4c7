package dev.fraudscorer.benchmarks.features;

import dev.fraudscorer.benchmarks.features.traffic.Batches;
import dev.fraudscorer.benchmarks.features.traffic.TokenSource;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.spi.Access;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/**
 * One merchant with windows of one, two and three days, with so many payments in the shortest, and twice and three times as
 * many in the others.
 */
@State(Scope.Benchmark)
public class HotMerchant {
    private static final Duration SHORTEST_WINDOW = Duration.ofDays(1);
    /** The longest window, and a day in which late events may still see what has left it. */
    private static final int DAYS_KEPT = 4;

    private static final long START = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
    private static final int CARDS = 100_000;
    private static final String[] COUNTRIES = {"AT", "DE", "FR", "GB", "US"};

    @Param({"10", "1000", "10000", "1000000"})
    int paymentsInWindow;

    private final Event[] events = new Event[Batches.ALL_PAYMENTS];
    private final SplittableRandom random = new SplittableRandom(1);
    private HistoryPolicy policy;
    private FeatureVector vector;
    private long made;
    private int next;

    @Setup
    public void warm() {
        policy = HistoryPolicy.load(PolicyResource.HOT_MERCHANT);
        vector = policy.newVector();
        long history = (long) DAYS_KEPT * paymentsInWindow;
        for (long i = 0; i < history; i++) {
            policy.fill(vector, nextPayment(), Access.COUNT);
        }
        for (int i = 0; i < events.length; i++) {
            events[i] = nextPayment();
        }
        System.gc();
    }

    @TearDown
    public void close() {
        System.out.println("# " + policy.gauges());
        policy.close();
    }

    void batch(Blackhole blackhole) {
        for (int end = next + Batches.PAYMENTS; next < end; next++) {
            policy.fill(vector, events[next], Access.COUNT_AND_READ);
            blackhole.consume(vector);
        }
    }

    private Event nextPayment() {
        long number = made++;
        long time = START + (long) ((double) number * SHORTEST_WINDOW.toMillis() / paymentsInWindow);
        return policy.type()
                .newEvent(TokenSource.payment(number), Instant.ofEpochMilli(time))
                .set("card", TokenSource.card(random.nextInt(CARDS)))
                .set("device", TokenSource.device(0))
                .set("ip", TokenSource.address(0))
                .set("merchant", TokenSource.merchant(0))
                .set("amount", random.nextInt(1, 100_000) / 100.0)
                .set("country", COUNTRIES[random.nextInt(COUNTRIES.length)])
                .build();
    }
}
