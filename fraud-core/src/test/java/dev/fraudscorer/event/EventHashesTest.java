package dev.fraudscorer.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** An event keeps the hashes of its values. */
class EventHashesTest {
    private static final int DEVICE = 0;
    private static final int AMOUNT = 1;
    private static final int ONLINE = 2;

    private final EventType type = new EventType(
            "payment",
            List.of(
                    new Attribute("device", AttributeType.KEY, false, DEVICE),
                    new Attribute("amount", AttributeType.NUMBER, false, AMOUNT),
                    new Attribute("online", AttributeType.BOOLEAN, false, ONLINE)),
            3);

    @Test
    void hash_anyAttribute_isThatOfItsValueUnderTheKeyAskedFor() {
        Event event = payment("p1");
        for (HashKey key : List.of(HashKey.of(1, 2), HashKey.of(3, 4), HashKey.of(1, 2))) {
            for (int twice = 0; twice < 2; twice++) {
                assertThat(event.hash(DEVICE, key)).isEqualTo(key.hash("tok_9f3c"));
                assertThat(event.hash(AMOUNT, key)).isEqualTo(key.hash(12.5));
                assertThat(event.hash(ONLINE, key)).isEqualTo(key.hash(1.0));
                assertThat(event.idHash(key)).isEqualTo(key.hash("p1"));
            }
        }
    }

    @Test
    void hash_attributeThatIsNotGiven_is0() {
        Event event = type.newEvent("p1", Instant.EPOCH).build();

        assertThat(event.hash(DEVICE, HashKey.of(1, 2))).isZero();
        assertThat(event.hash(AMOUNT, HashKey.of(1, 2))).isZero();
    }

    @Test
    void hash_valueSetAnew_isTheNewOnes() {
        HashKey key = HashKey.of(1, 2);
        Event event = payment("p1");
        event.hash(DEVICE, key);

        Event amended = event.toBuilder().set("device", "tok_0000").build();

        assertThat(amended.hash(DEVICE, key)).isEqualTo(key.hash("tok_0000"));
        assertThat(event.hash(DEVICE, key)).isEqualTo(key.hash("tok_9f3c"));
    }

    @Test
    void hash_threadsWithKeysOfTheirOwn_neverSeeOneAnothers() throws Exception {
        int threads = 4;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            Event event = payment("p1");
            CountDownLatch begin = new CountDownLatch(threads);
            List<Callable<Boolean>> calls = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                HashKey key = HashKey.of(thread, thread);
                calls.add(() -> {
                    begin.countDown();
                    begin.await();
                    boolean right = true;
                    for (int i = 0; i < 50_000; i++) {
                        right &= event.hash(DEVICE, key) == key.hash("tok_9f3c") && event.idHash(key) == key.hash("p1");
                    }
                    return right;
                });
            }
            for (Future<Boolean> right : pool.invokeAll(calls)) {
                assertThat(right.get()).isTrue();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private Event payment(String id) {
        return type.newEvent(id, Instant.EPOCH)
                .set("device", "tok_9f3c")
                .set("amount", 12.5)
                .set("online", true)
                .build();
    }
}
