package dev.fraudscorer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.policy.Change;
import dev.fraudscorer.policy.rollout.Rollout;
import dev.fraudscorer.spi.vector.HashKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom the challenger answers. */
final class RolloutSharesTest {
    private static final int CARDS = 2_000;

    @TempDir
    Path folder;

    private final List<TriedPolicies> loaded = new ArrayList<>();

    private TriedPolicies scorer(String name, HashKey key) {
        TriedPolicies tried = new TriedPolicies(folder.resolve(name), builder -> builder.rolloutKey(key));
        loaded.add(tried);
        Path challenger = tried.challenger("3", "approve: 0.3, deny: 0.8");
        tried.scorer
                .rollout()
                .start(Rollout.of(challenger).share(0.1).stickyBy("card").build(), Change.by("ann"));
        return tried;
    }

    @AfterEach
    void close() {
        loaded.forEach(tried -> tried.scorer.close());
    }

    /** The cards that the challenger answers. */
    private static Set<String> answered(TriedPolicies tried, String round) {
        Set<String> cards = new TreeSet<>();
        for (int i = 0; i < CARDS; i++) {
            String card = "tok-" + i;
            if (TriedPolicies.isByChallenger(tried.score(round + i, card))) {
                cards.add(card);
            }
        }
        return cards;
    }

    @Test
    void score_share_isThatOfTheEntitiesAndStaysWithThem() {
        TriedPolicies tried = scorer("a", HashKey.of(1, 2));

        Set<String> first = answered(tried, "first-");

        // A tenth of 2,000, give or take five standard deviations.
        assertThat(first).hasSizeBetween(133, 267);
        assertThat(answered(tried, "second-")).isEqualTo(first);
    }

    @Test
    void share_larger_keepsWhomTheSmallerOneHad() {
        TriedPolicies tried = scorer("a", HashKey.of(1, 2));
        Set<String> tenth = answered(tried, "tenth-");

        tried.scorer.rollout().share(0.5, Change.by("ann"));
        Set<String> half = answered(tried, "half-");
        tried.scorer.rollout().share(1, Change.by("ann"));

        assertThat(half).containsAll(tenth).hasSizeBetween(888, 1_112);
        assertThat(answered(tried, "all-")).hasSize(CARDS);
        tried.scorer.rollout().share(0, Change.by("ann"));
        assertThat(answered(tried, "none-")).isEmpty();
    }

    @Test
    void share_gatewaysOfOneKey_drawTheSameEntities() {
        Set<String> one = answered(scorer("a", HashKey.of(1, 2)), "tx-");

        assertThat(answered(scorer("b", HashKey.of(1, 2)), "tx-")).isEqualTo(one);
    }

    @Test
    void score_keysChosenToFallIntoTheShareUnderAnotherKey_fallIntoItNoMoreThanOthers() {
        Set<String> chosen = answered(scorer("a", HashKey.of(1, 2)), "tx-");
        TriedPolicies secret = scorer("b", HashKey.of(3, 4));

        long lucky = chosen.stream()
                .filter(card -> TriedPolicies.isByChallenger(secret.score("chosen-" + card, card)))
                .count();

        // About a tenth of about 200, by chance.
        assertThat(lucky).isLessThan(chosen.size() / 3);
    }

    @Test
    void score_manyIdsOfOneEntity_oneAnswers() {
        TriedPolicies tried = scorer("a", HashKey.of(1, 2));
        boolean first = TriedPolicies.isByChallenger(tried.score("tx-0", "tok-x"));

        for (int i = 1; i < 200; i++) {
            assertThat(TriedPolicies.isByChallenger(tried.score("tx-" + i, "tok-x")))
                    .isEqualTo(first);
        }
    }

    @Test
    void score_eventWithoutTheEntity_isTheChampionsBelowOne() {
        TriedPolicies tried = scorer("a", HashKey.of(1, 2));
        Path challenger = tried.challenger("3", "approve: 0.3, deny: 0.8");
        tried.scorer
                .rollout()
                .start(Rollout.of(challenger).share(0.999).stickyBy("device").build(), Change.by("ann"));

        List<Boolean> below = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            below.add(TriedPolicies.isByChallenger(tried.score("tx-" + i, "tok-" + i)));
        }
        tried.scorer.rollout().share(1, Change.by("ann"));
        Assessment full = tried.score("tx-100", "tok-1");

        assertThat(below).containsOnly(false);
        assertThat(TriedPolicies.isByChallenger(full)).isTrue();
    }

    @Test
    void score_retry_getsTheFirstAnswerWhoeverWouldAnswerNow() {
        TriedPolicies tried = scorer("a", HashKey.of(1, 2));
        Event event = tried.payment("tx-1", "tok-1", 10);
        tried.scorer.rollout().share(1, Change.by("ann"));
        Assessment first = tried.scorer.score(event);
        tried.scorer.rollout().end(Change.by("ann"));

        assertThat(tried.scorer.score(event)).isSameAs(first);
    }
}
