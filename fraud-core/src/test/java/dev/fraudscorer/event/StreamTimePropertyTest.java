package dev.fraudscorer.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The bounds that the Javadoc of the stream's clock states, over random histories. */
class StreamTimePropertyTest {
    private static final EventType TYPE = new EventType("payment", List.of(), 0);
    private static final long START = 1_772_323_200_000L;
    private static final long DISORDER = Duration.ofHours(2).toMillis();

    @Test
    void next_anyMinorityOfWrongStamps_keepsTheBounds() {
        for (long seed = 0; seed < 300; seed++) {
            History history = new History(new Random(seed), true);
            List<Event> received = received(history.stamps());

            long latestRight = Long.MIN_VALUE;
            for (int i = 0; i < received.size(); i++) {
                long stamp = history.stamps().get(i);
                long from = millis(received.get(i).receivedFrom());
                long to = millis(received.get(i).receivedAt());
                long firstRight = firstRight(history, i);
                if (history.isRight(i)) {
                    latestRight = Math.max(latestRight, stamp);
                    assertThat(to)
                            .as("seed %d, event %d is not too early", seed, i)
                            .isGreaterThanOrEqualTo(stamp);
                    assertThat(from - stamp)
                            .as("seed %d, event %d is on time", seed, i)
                            .isLessThan(DISORDER);
                }
                assertThat(from)
                        .as("seed %d, event %d: from", seed, i)
                        .isLessThanOrEqualTo(Math.max(latestRight, firstRight));
                if (i + StreamTime.WINDOW <= received.size()) {
                    assertThat(to)
                            .as("seed %d, event %d: to", seed, i)
                            .isLessThanOrEqualTo(Math.max(from, latestRight(history, i)) + DISORDER);
                }
                assertThat(to).isGreaterThanOrEqualTo(from);
            }
        }
    }

    /** Of a window of 63 events at any place 32 are right, however far apart the wrong ones lie. */
    @Test
    void next_mostOfAWindowWrong_isWhereTheBoundEnds() {
        List<Long> stamps = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            boolean wrong = i >= 100 && i < 100 + StreamTime.MOST_WRONG;
            stamps.add(wrong ? START + Duration.ofDays(90).toMillis() : START + i * 1_000L);
        }
        assertThat(millis(received(stamps).get(130).receivedFrom())).isLessThan(START + 200_000);

        stamps.set(100 + StreamTime.MOST_WRONG, START + Duration.ofDays(90).toMillis());
        assertThat(millis(received(stamps).get(162).receivedFrom())).isGreaterThan(START + 200_000);
    }

    @Test
    void next_rightHistoryWithGapsAndDisorder_isNeverTooEarly() {
        for (long seed = 0; seed < 300; seed++) {
            History history = new History(new Random(seed), false);
            List<Event> received = received(history.stamps());

            for (int i = 0; i < received.size(); i++) {
                assertThat(millis(received.get(i).receivedAt()))
                        .as("seed %d, event %d", seed, i)
                        .isGreaterThanOrEqualTo(history.stamps().get(i));
            }
        }
    }

    @Test
    void next_eventWithItsReceipt_keepsIt() {
        Instant received = Instant.ofEpochMilli(START + 77);
        Event event = TYPE.newEvent("e", Instant.ofEpochMilli(START))
                .receivedAt(received)
                .build();

        Event same =
                StreamTime.of(List.of(event).iterator(), Duration.ofDays(1)).next();

        assertThat(same).isSameAs(event);
    }

    @Test
    void next_historyThatBreaksOff_givesWhatCameBefore() {
        Iterator<Event> broken = new Iterator<>() {
            private int given;

            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Event next() {
                if (given == 5) {
                    throw new IllegalStateException("broken off");
                }
                return event(given++, START);
            }
        };
        StreamTime<Event> stream = StreamTime.of(broken, Duration.ofDays(1));

        for (int i = 0; i < 5; i++) {
            assertThat(stream.next().id()).isEqualTo("e" + i);
        }
        assertThatThrownBy(stream::next).hasMessage("broken off");
    }

    private static long firstRight(History history, int from) {
        int i = from;
        while (i < history.stamps().size() && !history.isRight(i)) {
            i++;
        }
        return i == history.stamps().size() ? Long.MAX_VALUE : history.stamps().get(i);
    }

    private static long latestRight(History history, int from) {
        long latest = Long.MIN_VALUE;
        for (int i = from; i < from + StreamTime.WINDOW; i++) {
            latest = history.isRight(i) ? Math.max(latest, history.stamps().get(i)) : latest;
        }
        return latest;
    }

    private static List<Event> received(List<Long> stamps) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < stamps.size(); i++) {
            events.add(event(i, stamps.get(i)));
        }
        List<Event> received = new ArrayList<>();
        StreamTime.of(events.iterator(), Duration.ofMillis(DISORDER)).forEachRemaining(received::add);
        return received;
    }

    private static Event event(int number, long stamp) {
        return TYPE.newEvent("e" + number, Instant.ofEpochMilli(stamp)).build();
    }

    private static long millis(@Nullable Instant instant) {
        return Objects.requireNonNull(instant).toEpochMilli();
    }

    /** Right stamps out of order by less than the disorder, with gaps of any length, and bursts of wrong ones. */
    private static final class History {
        private final List<Long> stamps = new ArrayList<>();
        private final List<Boolean> right = new ArrayList<>();

        History(Random random, boolean hostile) {
            int events = 1 + random.nextInt(600);
            long time = START;
            long farthest = DISORDER / 2;
            // Of what is left at the end, less than half may be wrong: the last few are right.
            int lastWrong = events - StreamTime.WINDOW;
            for (int i = 0; i < events; i++) {
                boolean wrong =
                        hostile && i < lastWrong && random.nextInt(3) > 0 && wrongAmongLast() < StreamTime.MOST_WRONG;
                right.add(!wrong);
                if (wrong) {
                    stamps.add(wrongStamp(random, time));
                } else {
                    time += random.nextInt(20) == 0 ? random.nextInt(1_000_000_000) : random.nextInt(1_000);
                    stamps.add(time - (random.nextBoolean() ? 0 : (long) (random.nextDouble() * farthest)));
                }
            }
        }

        private int wrongAmongLast() {
            int wrong = 0;
            for (int i = Math.max(0, right.size() - StreamTime.WINDOW + 1); i < right.size(); i++) {
                wrong += right.get(i) ? 0 : 1;
            }
            return wrong;
        }

        private static long wrongStamp(Random random, long time) {
            return switch (random.nextInt(4)) {
                case 0 -> 0;
                case 1 -> Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();
                case 2 -> time + (long) (random.nextGaussian() * 1e10);
                default -> Math.max(0, time - (long) (random.nextDouble() * 1e12));
            };
        }

        List<Long> stamps() {
            return stamps;
        }

        boolean isRight(int i) {
            return right.get(i);
        }
    }
}
