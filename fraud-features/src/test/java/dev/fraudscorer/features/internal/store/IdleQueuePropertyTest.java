package dev.fraudscorer.features.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.features.store.StoredProfile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The queue against a list that is searched from end to end, while profiles are kept ever longer behind its back. */
class IdleQueuePropertyTest {
    @Test
    void shortest_profilesKeptEverLonger_isTheOneKeptTheShortestNow() {
        for (long seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            IdleQueue queue = new IdleQueue();
            List<Kept> list = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                if (random.nextInt(3) > 0) {
                    Kept kept = new Kept(random.nextInt(1_000));
                    queue.add(kept);
                    list.add(kept);
                }
                if (!list.isEmpty() && random.nextBoolean()) {
                    list.get(random.nextInt(list.size())).until += random.nextInt(500);
                }
                long latest = random.nextInt(1_500);
                StoredProfile shortest = queue.shortest(latest);
                long expected =
                        list.stream().mapToLong(kept -> kept.until).min().orElse(Long.MAX_VALUE);
                if (expected > latest) {
                    assertThat(shortest).as("seed %s, step %s", seed, i).isNull();
                } else {
                    assertThat(Objects.requireNonNull(shortest).keptUntilMillis())
                            .as("seed %s, step %s", seed, i)
                            .isEqualTo(expected);
                    if (random.nextBoolean()) {
                        queue.removeShortest();
                        list.remove((Kept) shortest);
                    }
                }
            }
            list.sort(Comparator.comparingLong(kept -> kept.until));
            for (Kept kept : list) {
                StoredProfile next = queue.shortest(Long.MAX_VALUE);
                assertThat(Objects.requireNonNull(next).keptUntilMillis())
                        .as("seed %s", seed)
                        .isEqualTo(kept.until);
                queue.removeShortest();
            }
        }
    }

    private static final class Kept implements StoredProfile {
        private long until;

        Kept(long until) {
            this.until = until;
        }

        @Override
        public long keyHash() {
            return 0;
        }

        @Override
        public byte[] key() {
            return new byte[0];
        }

        @Override
        public long keptUntilMillis() {
            return until;
        }

        @Override
        public long bytes() {
            return 0;
        }
    }
}
