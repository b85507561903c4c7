package dev.fraudscorer.features.forget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.FailureKind;
import dev.fraudscorer.policy.Change;
import dev.fraudscorer.policy.ChangeKind;
import dev.fraudscorer.policy.ScorerChange;
import dev.fraudscorer.state.Erasure;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForgetTest {
    private static final Change BY = Change.by("ticket 4711");

    @TempDir
    private Path folder;

    private ForgetHost host;

    @BeforeEach
    void load() {
        host = new ForgetHost(folder);
    }

    @AfterEach
    void close() {
        host.close();
    }

    private Erasure forget(String entity, String... key) {
        return host.scorer().state().forget(entity, List.of(key), BY);
    }

    @Test
    void forget_cardWithHistory_removesItsProfileItsPairsAndItsIds() {
        for (int i = 0; i < 6; i++) {
            host.score("mine " + i, i, "mine", "shop " + i % 3);
            host.score("other " + i, i, "other", "shop " + i % 3);
        }

        Erasure erasure = forget("card", "mine");

        assertThat(erasure.entity()).isEqualTo("card");
        assertThat(erasure.found()).isTrue();
        assertThat(erasure.removed())
                .containsEntry("features.card.records", 1L)
                .containsEntry("features.card.events", 6L)
                .containsEntry("features.card_merchant.records", 3L)
                .containsEntry("features.card_merchant.events", 6L)
                .containsEntry("idempotency.events", 6L)
                .hasSize(5);
        assertThat(erasure.remaining())
                .containsOnlyKeys(
                        "features.card.hash", "features.card_merchant.hash", "features.merchant.card", "snapshots");
        assertThat(erasure.toString()).doesNotContain("mine");
        assertThat(host.gauge("features.entities{entity=card,source=features}")).isOne();
        assertThat(host.gauge("features.forgotten{entity=card,source=features}"))
                .isOne();
        assertThat(host.gauge("features.entities{entity=card_merchant,source=features}"))
                .isEqualTo(3);
        assertThat(host.gauge("features.forgotten{entity=card_merchant,source=features}"))
                .isEqualTo(3);
        assertThat(host.gauge("idempotency.entries")).isEqualTo(6);
        assertThat(host.gauge("idempotency.erased")).isEqualTo(6);
    }

    @Test
    void forget_pair_leavesTheCardAndTheMerchant() {
        host.score("one", 0, "mine", "shop");
        host.score("two", 1, "mine", "other");

        Erasure erasure = forget("card_merchant", "mine", "shop");

        assertThat(erasure.removed())
                .containsEntry("features.card_merchant.records", 1L)
                .containsEntry("features.card_merchant.events", 1L)
                .containsEntry("idempotency.events", 1L)
                .hasSize(3);
        host.score("three", 2, "mine", "other");
        assertThat(host.last("card.count_1h")).isEqualTo("PRESENT 3.0");
        assertThat(host.last("card_merchant.count_24h")).isEqualTo("PRESENT 2.0");
        host.score("four", 3, "mine", "shop");
        assertThat(host.last("card.count_1h")).isEqualTo("PRESENT 4.0");
        assertThat(host.last("card_merchant.count_24h")).startsWith("EVICTED");
        assertThat(host.last("merchant.count_24h")).isEqualTo("PRESENT 2.0");
    }

    @Test
    void forget_keyThatIsNotKept_reportsThatNothingWasFound() {
        host.score("other", 0, "other", "shop");

        Erasure erasure = forget("card", "mine");

        assertThat(erasure.found()).isFalse();
        assertThat(erasure.removed())
                .isNotEmpty()
                .allSatisfy((what, count) -> assertThat(count).isZero());
        assertThat(erasure.remaining()).doesNotContainKey("features.card.hash");
        host.score("first", 1, "mine", "shop");
        assertThat(host.last("card.count_1h"))
                .as("it is new, and so it is shown")
                .isEqualTo("PRESENT 1.0");
    }

    @Test
    void forget_again_findsNothingMore() {
        host.score("mine", 0, "mine", "shop");

        assertThat(forget("card", "mine").found()).isTrue();
        assertThat(forget("card", "mine").found()).isFalse();
    }

    @Test
    void score_cardThatWasForgotten_isEvictedAndNotNewAsLongAsItMayMatter() {
        for (int i = 0; i < 20; i++) {
            host.score("mine " + i, i, "mine", "shop");
        }
        forget("card", "mine");

        Assessment back = host.score("back", 30, "mine", "shop");

        assertThat(host.last("card.count_1h")).startsWith("EVICTED");
        assertThat(host.last("card_merchant.count_24h")).startsWith("EVICTED");
        assertThat(host.last("merchant.count_24h")).as("of others").isEqualTo("PRESENT 21.0");
        assertThat(back.degraded()).isTrue();
        assertThat(back.decision()).isEqualTo(Decision.REVIEW);
        assertThat(back.evidence()).anyMatch(evidence -> evidence.failure() == FailureKind.EVICTED);

        host.score("long after", 30 + 26 * 3_600, "mine", "shop");
        assertThat(host.last("card.count_1h")).isEqualTo("PRESENT 1.0");
        assertThat(host.last("card.count_24h")).isEqualTo("PRESENT 1.0");
    }

    @Test
    void score_retryOfAnEventThatWasForgotten_isANewEvent() {
        Assessment first = host.score("mine", 0, "mine", "shop");
        assertThat(host.score("mine", 0, "mine", "shop")).isSameAs(first);
        forget("card", "mine");

        assertThat(host.score("mine", 0, "mine", "shop")).isNotSameAs(first);
        assertThat(forget("card", "mine").removed())
                .containsEntry("features.card.events", 1L)
                .containsEntry("idempotency.events", 1L);
    }

    @Test
    void health_afterSomebodyWasForgotten_isNotThatOfAFullMemory() {
        host.score("mine", 0, "mine", "shop");
        forget("card", "mine");

        assertThat(host.scorer().health().notes()).isEmpty();
        assertThat(host.gauge("features.evicting{entity=card,source=features}")).isZero();
        assertThat(host.gauge("features.evicted_until{entity=card,source=features}"))
                .isZero();
        assertThat(host.gauge("features.evicted{entity=card,source=features}")).isZero();

        Path file = folder.resolve("state");
        host.scorer().state().snapshot(file);
        try (ForgetHost restored = new ForgetHost(folder)) {
            restored.scorer().state().restore(file);
            assertThat(restored.scorer().health().notes()).isEmpty();
            assertThat(restored.gauge("features.evicting{entity=card,source=features}"))
                    .isZero();
            assertThat(restored.gauge("features.entities{entity=card,source=features}"))
                    .isZero();
            restored.score("back", 10, "mine", "shop");
            assertThat(restored.last("card.count_1h"))
                    .as("a restore does not make it new")
                    .startsWith("EVICTED");
        }
    }

    @Test
    void forget_keyInAnotherSpelling_isTheSameKey() {
        host.score("mine", 0, "mine", "shop");

        assertThat(forget("card", "  mine ").removed())
                .containsEntry("features.card.records", 1L)
                .containsEntry("idempotency.events", 1L);
    }

    @Test
    void forget_pairsWithKeysSoLongThatADigestStandsForThem_saysThatTheyStay() {
        String longName = "m".repeat(1_500);
        host.score("mine", 0, "mine", longName);

        Erasure erasure = forget("card", "mine");

        assertThat(erasure.removed())
                .containsEntry("features.card.records", 1L)
                .containsEntry("features.card_merchant.records", 0L)
                .containsEntry("idempotency.events", 1L);
        assertThat(erasure.remaining().get("features.card_merchant.digests")).startsWith("1 records have keys so long");
        assertThat(forget("card_merchant", "mine", longName).removed())
                .containsEntry("features.card_merchant.records", 1L);
        assertThat(forget("merchant", longName).removed()).containsEntry("features.merchant.records", 1L);
    }

    @Test
    void forget_restoreOfASnapshotFromBefore_bringsItBackAsTheReportSays() {
        host.score("mine", 0, "mine", "shop");
        Path file = folder.resolve("state");
        host.scorer().state().snapshot(file);

        assertThat(forget("card", "mine").remaining().get("snapshots")).contains("a restore of one brings it back");
        host.scorer().state().restore(file);

        assertThat(forget("card", "mine").removed()).containsEntry("features.card.events", 1L);
    }

    @Test
    void forget_unknownEntity_isRefusedWithTheNearestNameAndWithoutWhatWasGiven() {
        assertThatThrownBy(() -> forget("cart", "mine"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the policy keeps nothing of an entity of the name given; expected one of [card, card_merchant,"
                                + " device, merchant]; did you mean 'card'?");
        assertThatThrownBy(() -> forget("tok_4711", "card"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("4711");
    }

    @Test
    void forget_keyOfOtherLengthOrThatNoEventCanHave_isRefusedWithoutIt() {
        assertThatThrownBy(() -> forget("card_merchant", "mine"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the key of entity 'card_merchant' is [card, merchant]; found 1 texts; expected one for each, in"
                                + " this order");
        assertThatThrownBy(() -> forget("card", " "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the key is none that an event can have: attribute 'card'");
        assertThatThrownBy(() -> forget("card", "4111 1111 1111 1111"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found a card number")
                .hasMessageNotContaining("1111");
    }

    @Test
    void forget_actorOrReasonThatHasTheKey_isRefusedBeforeAnythingIsRemovedAndIsNoChange() {
        host.score("mine", 0, "mine", "shop");

        for (Change by : List.of(Change.by("for the holder of mine"), BY.because("mine"))) {
            assertThatThrownBy(() -> host.scorer().state().forget("card", "mine", by))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("who asks to forget an entity")
                    .hasMessageNotContaining("mine");
        }
        assertThat(host.scorer().policy().changes()).hasSize(1);
        assertThat(forget("card", "mine").found()).isTrue();

        assertThat(host.scorer().policy().changes()).hasSize(2);
        ScorerChange forgotten = host.scorer().policy().changes().get(1);
        assertThat(forgotten.kind()).isEqualTo(ChangeKind.FORGET);
        assertThat(forgotten.subject()).isEqualTo("card");
        assertThat(forgotten.by()).isEqualTo(BY);
        assertThat(forgotten.toString()).doesNotContain("mine");
    }

    @Test
    void forget_closedScorer_isRefused() {
        host.close();

        assertThatThrownBy(() -> forget("card", "mine"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("this scorer is closed");
    }
}
