package dev.fraudscorer.features.forget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.policy.Change;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever is not forgotten sees what he sees in a scorer in which nobody is, and who is forgotten never a count. */
class ForgottenOraclePropertyTest {
    private static final int EVENTS = 3_000;
    private static final int CARDS = 25;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void score_amongEntitiesThatAreForgotten_othersAreUntouched(long seed) {
        Random random = new Random(seed);
        Set<String> forgotten = new HashSet<>();
        try (ForgetHost host = new ForgetHost(folder);
                ForgetHost oracle = new ForgetHost(folder)) {
            for (int i = 0; i < EVENTS; i++) {
                if (random.nextInt(100) == 0) {
                    String card = "card " + random.nextInt(CARDS);
                    host.scorer().state().forget("card", card, Change.by("property"));
                    forgotten.add(card);
                }
                String card = "card " + random.nextInt(CARDS);
                String merchant = "shop " + random.nextInt(4);
                host.score("p" + i, i, card, merchant);
                oracle.score("p" + i, i, card, merchant);
                List<String> wrong = new ArrayList<>();
                for (Map.Entry<String, String> value : oracle.last().entrySet()) {
                    boolean ofTheCard = value.getKey().startsWith("card");
                    String seen = host.last(value.getKey());
                    boolean mayBeUnknown = ofTheCard && value.getKey().contains(".") && forgotten.contains(card);
                    boolean isRight = seen.equals(value.getValue()) || (mayBeUnknown && seen.startsWith("EVICTED"));
                    if (!isRight) {
                        wrong.add(value.getKey() + ": " + seen + " instead of " + value.getValue());
                    }
                }
                assertThat(wrong).as("seed %s, event %s of %s", seed, i, card).isEmpty();
            }
            assertThat(forgotten).hasSizeGreaterThan(5);
        }
    }
}
