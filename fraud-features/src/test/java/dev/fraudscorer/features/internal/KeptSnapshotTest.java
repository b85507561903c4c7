package dev.fraudscorer.features.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.features.internal.record.Header;
import dev.fraudscorer.features.internal.record.RecordWalk;
import dev.fraudscorer.spi.Access;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The snapshots that earlier versions have written are restored, and answer as the oracle does that has seen the same events. */
class KeptSnapshotTest {
    private static final int KINDS = 2;

    static IntStream layouts() {
        return IntStream.rangeClosed(SnapshotLayout.FIRST, SnapshotLayout.CURRENT.stream());
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void restore_snapshotOfEachLayout_answersAsTheOracle(int layout) throws Exception {
        assertAnswers(KeptStory.POLICY, layout);
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void restore_underOtherWindowsOverTheSameColumns_answersAsTheOracle(int layout) throws Exception {
        assertAnswers(KeptStory.OTHER_WINDOWS, layout);
    }

    private static void assertAnswers(OraclePolicy policy, int layout) throws Exception {
        Play play = new Play(policy);
        KeptStory.steps(play.policy()).forEach(play::play);
        play.policy().restore(KeptSnapshot.read(layout));

        KeptStory.stepsAfter(play.policy()).forEach(play::visit);
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void restore_snapshotOfEachLayout_hasRecordsOfEveryKind(int layout) throws Exception {
        TestPolicy policy = TestPolicy.of(KeptStory.POLICY.yaml());
        policy.restore(KeptSnapshot.read(layout));

        int[] flags = {0};
        int[] labels = {0};
        int[] small = {0};
        for (int entity = 0; entity < KINDS; entity++) {
            RecordWalk walk = policy.records().walk(entity);
            while (walk.next(record -> {
                flags[0] |= Header.flags(record.bytes, record.at);
                labels[0] += Header.labels(record.bytes, record.at);
                small[0] += Header.has(record.bytes, record.at, Header.LARGE) ? 0 : 1;
            })) {
                // Until there are no more.
            }
        }
        assertThat(flags[0] & Header.LARGE).isNotZero();
        assertThat(flags[0] & Header.UNCOUNTED).isNotZero();
        assertThat(flags[0] & Header.EVICTED).isNotZero();
        assertThat(labels[0]).isPositive();
        assertThat(small[0]).isGreaterThan(3);
    }

    @Test
    void restore_whoWasEvicted_isTheOnlyOneThatIsTakenForIt() throws Exception {
        TestPolicy policy = TestPolicy.of(KeptStory.POLICY.yaml());
        Play play = new Play(KeptStory.POLICY);
        KeptStory.steps(play.policy()).forEach(play::play);
        policy.restore(play.policy().save());

        List<Step> future = KeptStory.stepsAfter(policy);
        Event after = future.get(future.size() - 1).event();
        assertThat(stateOf("x3", after, policy)).isEqualTo(ValueState.EVICTED);
        long taken = IntStream.range(0, 1_000)
                .filter(i -> stateOf("other" + i, after, policy) == ValueState.EVICTED)
                .count();
        assertThat(taken).isLessThan(5);
    }

    private static ValueState stateOf(String card, Event like, TestPolicy policy) {
        Event event =
                policy.payment("probe", like.timeMillis()).set("card", card).build();
        return TestPolicy.state(policy.fill(event, Access.READ), "card.count_5h");
    }

    /** A later version may not quietly stop to read an earlier one. */
    @Test
    void files_areThereFromTheFirstLayoutOn() throws Exception {
        assertThat(layouts().toArray()).startsWith(8);
        for (int layout : layouts().toArray()) {
            assertThat(KeptSnapshot.read(layout).get(0)[0]).isEqualTo((byte) layout);
        }
    }
}
