package dev.fraudscorer.features.internal;

import static dev.fraudscorer.features.internal.TestPolicy.HOUR;
import static dev.fraudscorer.features.internal.TestPolicy.START;
import static dev.fraudscorer.features.internal.TestPolicy.number;
import static dev.fraudscorer.features.internal.TestPolicy.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.Label;
import dev.fraudscorer.event.LabelSource;
import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.features.store.MapProfileStore;
import dev.fraudscorer.features.store.ProfileStore;
import dev.fraudscorer.features.store.ProfileStoreFactory;
import dev.fraudscorer.features.store.StoreRequest;
import dev.fraudscorer.features.store.Visits;
import dev.fraudscorer.spi.Access;
import dev.fraudscorer.spi.TimePolicy;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Records in a store elsewhere: what fails, fails for one entity; what cannot be read is refused with a remedy. */
class SharedHistoryTest {
    private static final int CARD = 0;
    private static final String POLICY = policy("1h", "count, sum(amount), fraud_count");

    private final EditedStore store = new EditedStore();
    private final TestPolicy policy = over(store, POLICY);

    private static String policy(String windows, String aggregates) {
        return "profiles: { lateness: 1h, exact_events: 64 }\nfeatures:\n  card: [ { windows: [" + windows
                + "], aggregates: [" + aggregates + "] } ]\n  merchant: [ { windows: [1h], aggregates: [count] } ]";
    }

    private static TestPolicy over(ProfileStoreFactory store, String yaml) {
        return TestPolicy.over(store, TimePolicy.DEFAULT, yaml);
    }

    private Event payment(int number, String card) {
        return policy.payment("e" + number, START + number * 1_000L)
                .set("card", card)
                .set("merchant", "m")
                .set("amount", 10)
                .build();
    }

    private FeatureVector score(int number) {
        return policy.score(payment(number, "c"));
    }

    @Test
    void score_recordOfOneEntityCannotBeRead_itsFeaturesAloneFailAndOthersCount() {
        score(0);
        store.edit(CARD, record -> {
            throw new IllegalStateException("no answer of the node");
        });
        FeatureVector failed = score(1);
        store.editNothing();
        FeatureVector after = score(2);

        assertThat(state(failed, "card.count_1h")).isEqualTo(ValueState.SOURCE_FAILED);
        assertThat(state(failed, "card.sum_amount_1h")).isEqualTo(ValueState.SOURCE_FAILED);
        assertThat(number(failed, "merchant.count_1h")).isEqualTo(2);
        assertThat(failed.isDegraded()).isTrue();
        assertThat(number(after, "card.count_1h")).isEqualTo(2);
        assertThat(number(after, "merchant.count_1h")).isEqualTo(3);
        assertThat(policy.gauge("card", "failed_visits")).isOne();
        assertThat(policy.gauge("merchant", "failed_visits")).isZero();
    }

    @Test
    void countAmendLabel_visitOfOneEntityFails_throws() {
        Event first = payment(0, "c");
        policy.score(first);
        store.edit(CARD, record -> {
            throw new IllegalStateException("no answer of the node");
        });

        assertThatThrownBy(() -> policy.fill(payment(1, "c"), Access.COUNT))
                .hasMessage("the store of profiles has not taken all visits of an event; the others are done")
                .hasRootCauseMessage("no answer of the node");
        assertThatThrownBy(() -> policy.amend(first)).hasRootCauseMessage("no answer of the node");
        Label label = Label.fraud(LabelSource.CHARGEBACK, Instant.ofEpochMilli(START));
        assertThatThrownBy(() -> policy.label(first, label)).hasRootCauseMessage("no answer of the node");
    }

    @Test
    void score_storeThatThrows_throws() {
        TestPolicy broken = over(new DeadStore(), POLICY);

        assertThatThrownBy(() -> broken.score(payment(0, "c"))).hasMessage("no connection");
    }

    @Test
    void score_storeThatAnswersNothing_failsAll() {
        TestPolicy silent = over(new SilentStore(), POLICY);

        FeatureVector failed = silent.score(payment(0, "c"));

        assertThat(state(failed, "card.count_1h")).isEqualTo(ValueState.SOURCE_FAILED);
        assertThat(state(failed, "merchant.count_1h")).isEqualTo(ValueState.SOURCE_FAILED);
    }

    @Test
    void score_everyByteOfARecordDamaged_isRefused() {
        score(0);
        score(1);
        int length = store.lastRead().length;
        for (int i = 0; i < length; i++) {
            int at = i;
            expectRefused(record -> {
                byte[] damaged = record.clone();
                damaged[at] ^= 4;
                return damaged;
            });
        }
        expectRefused(record -> new byte[0]);
        expectRefused(record -> Arrays.copyOf(record, record.length / 2));
        store.editNothing();
        assertThat(number(score(2), "card.count_1h")).isEqualTo(3);
    }

    private void expectRefused(UnaryOperator<byte[]> edit) {
        store.edit(CARD, edit);
        FeatureVector vector = policy.fill(payment(2, "c"), Access.READ);
        assertThat(state(vector, "card.count_1h")).isEqualTo(ValueState.SOURCE_FAILED);
        assertThat(number(vector, "merchant.count_1h")).isEqualTo(3);
    }

    @Test
    void score_recordOfAnotherKey_isRefused() {
        score(0);
        score(1);
        byte[] other = store.lastRead();
        policy.score(payment(2, "d"));
        store.edit(CARD, record -> other);

        assertThat(state(policy.fill(payment(3, "d"), Access.READ), "card.count_1h"))
                .isEqualTo(ValueState.SOURCE_FAILED);
    }

    @Test
    void score_recordOfAnotherDefinition_isRefusedWithTheRemedy() {
        score(0);
        String fingerprint = store.format(CARD).fingerprint();
        TestPolicy other = over(store, policy("1h", "count, sum(tip)"));

        assertThat(store.format(CARD).fingerprint()).isNotEqualTo(fingerprint).hasSize(32);
        assertThat(state(other.score(payment(1, "c")), "card.count_1h")).isEqualTo(ValueState.SOURCE_FAILED);
        assertThatThrownBy(() -> other.fill(payment(2, "c"), Access.COUNT))
                .rootCause()
                .hasMessage(
                        "a record of entity 'card' in the store of profiles: found a record of another definition; expected"
                                + " one of these attributes, filters, retention and lateness; give each definition records of its own"
                                + " (the fingerprint in the names of the store's keys), and warm them up from the log of events");
    }

    @Test
    void score_recordOfOtherWindows_isCountedAgain() {
        for (int i = 0; i < 40; i++) {
            score(i);
        }
        TestPolicy other = over(store, policy("1h, 10s", "count, sum(amount), fraud_count"));

        FeatureVector vector = other.score(payment(40, "c"));

        assertThat(number(vector, "card.count_1h")).isEqualTo(41);
        assertThat(number(vector, "card.count_10s")).isEqualTo(10);
        assertThat(number(vector, "card.sum_amount_1h")).isEqualTo(410);
        assertThat(number(score(41), "card.count_1h")).isEqualTo(42);
    }

    @Test
    void score_hotRecord_goesOnFromItsBytes() {
        FeatureVector last = score(0);
        for (int i = 1; i <= 400; i++) {
            last = score(i);
        }

        assertThat(number(last, "card.count_1h")).isEqualTo(401);
        assertThat(number(last, "card.sum_amount_1h")).isEqualTo(4010);
        assertThat(policy.gauge("card", "folded_events")).isPositive();
        TestPolicy other = over(store, policy("1h, 10s", "count, sum(amount), fraud_count"));
        assertThatThrownBy(() -> other.fill(payment(401, "c"), Access.COUNT))
                .rootCause()
                .hasMessageContaining(
                        "found an entity of many events, which were counted together for other windows or aggregates");
    }

    @Test
    void format_recordAsStored_saysUntilWhenItIsKept() {
        score(0);
        score(3);
        score(4);

        byte[] record = store.lastRead();
        assertThat(store.format(CARD + 1).isWhole(record)).isTrue();
        assertThat(store.format(CARD + 1).entity()).isEqualTo("merchant");
        assertThat(store.format(CARD + 1).layout()).isEqualTo(2);
        assertThat(store.format(CARD + 1).idleMillis()).isEqualTo(2 * HOUR);
        assertThat(store.format(CARD + 1).keptUntilMillis(record)).isEqualTo(START + 3_000 + 2 * HOUR);
    }

    @Test
    void open_secondScorer_takesTheKeyOfTheFirst() {
        TestPolicy second = over(store, POLICY);
        score(0);

        assertThat(number(second.score(payment(1, "c")), "card.count_1h")).isEqualTo(2);
        assertThat(number(second.score(payment(0, "c")), "card.count_1h"))
                .as("a retry elsewhere")
                .isOne();
        assertThat(number(score(2), "card.count_1h")).isEqualTo(3);
    }

    /** Opens, and then has no connection. */
    private static class DeadStore implements ProfileStoreFactory {
        @Override
        public String name() {
            return "dead";
        }

        @Override
        public ProfileStore open(StoreRequest request) {
            return new MapProfileStore(request) {
                @Override
                public void visit(Visits visits) {
                    throw new IllegalStateException("no connection");
                }
            };
        }
    }

    /** Forgets to answer. */
    private static class SilentStore implements ProfileStoreFactory {
        @Override
        public String name() {
            return "silent";
        }

        @Override
        public ProfileStore open(StoreRequest request) {
            return new MapProfileStore(request) {
                @Override
                public void visit(Visits visits) {}
            };
        }
    }
}
