package dev.fraudscorer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.event.Event;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host calls {@code score} where hardly any stack is left, which may end at any place of the library itself. */
final class StackEndTest {
    private static final int DIVES = 40;
    private static final int DEPTHS = 12;
    private static final long STACK_BYTES = 512 << 10;

    @TempDir
    Path folder;

    @Test
    void score_stackEndsAnywhere_isTheAnswerOrDegradedOrNone() throws InterruptedException {
        try (FraudScorer scorer = FraudScorer.load(PolicyText.write(folder, PolicyText.TEST_POLICY))) {
            // Closing it may wait for ever, on a thread of its own: where the stack ends while a call is left, nothing
            // can report it.
            // Classes that are loaded late are loaded now.
            scorer.score(payment(scorer, "warm").set("fail", "features").build());
            scorer.score(payment(scorer, "warmer").set("fail", "evidence").build());
            List<Assessment> answers = new ArrayList<>(DIVES * DEPTHS);
            for (int dive = 0; dive < DIVES; dive++) {
                Deque<Event> events = new ArrayDeque<>();
                for (int i = 0; i < DEPTHS; i++) {
                    events.add(payment(scorer, "tx-" + dive + "-" + i).build());
                }
                int shift = dive;
                Thread deep = new Thread(
                        null, () -> shifted(shift, () -> descend(scorer, events, answers)), "deep", STACK_BYTES);
                deep.start();
                deep.join();
            }

            assertThat(answers).isNotEmpty().allSatisfy(answer -> {
                assertThat(answer.decision()).isNotEqualTo(Decision.APPROVE);
                assertThat(answer.degraded() || answer.score() == 0.9).isTrue();
            });
            assertThat(scorer.score(payment(scorer, "after").build()).degraded())
                    .isFalse();
        }
    }

    /** Begins a little deeper, so that the stack ends elsewhere. */
    private static void shifted(int frames, Runnable then) {
        if (frames == 0) {
            then.run();
        } else {
            shifted(frames - 1, then);
        }
    }

    /** Goes down to the end of the stack, and scores one event at each depth on the way back. */
    @SuppressWarnings("InfiniteRecursion") // it ends where the stack does
    private static void descend(FraudScorer scorer, Deque<Event> events, List<Assessment> answers) {
        try {
            descend(scorer, events, answers);
        } catch (StackOverflowError e) {
            // Here the stack ends.
        }
        Event event = events.poll();
        if (event != null) {
            try {
                answers.add(scorer.score(event));
            } catch (StackOverflowError e) {
                // Not even the call had room.
            }
        }
    }

    private static Event.Builder payment(FraudScorer scorer, String id) {
        return scorer.event("payment", id, ProbedPolicy.NOON)
                .set("card", "tok-1")
                .set("amount", 900);
    }
}
