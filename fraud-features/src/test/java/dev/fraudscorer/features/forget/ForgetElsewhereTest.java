package dev.fraudscorer.features.forget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.features.store.MapProfileStore;
import dev.fraudscorer.features.store.ProfileStore;
import dev.fraudscorer.features.store.ProfileStoreFactory;
import dev.fraudscorer.features.store.StoreRequest;
import dev.fraudscorer.policy.Change;
import dev.fraudscorer.state.Erasure;
import dev.fraudscorer.state.ErasureException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Profiles in a store elsewhere. */
class ForgetElsewhereTest {
    @TempDir
    private Path folder;

    @Test
    void forget_cardInASharedStore_isForgottenForAllGateways() {
        Shared shared = new Shared();
        try (ForgetHost host = new ForgetHost(folder, shared);
                ForgetHost other = new ForgetHost(folder, shared)) {
            host.score("one", 0, "mine", "shop");
            other.score("two", 1, "mine", "shop");

            Erasure erasure = host.scorer().state().forget("card", "mine", Change.by("test"));

            assertThat(erasure.removed())
                    .containsEntry("features.card.records", 1L)
                    .containsEntry("features.card.events", 2L)
                    .containsEntry("idempotency.events", 1L)
                    .doesNotContainKey("features.card_merchant.records");
            assertThat(erasure.remaining().get("features.card_merchant.records"))
                    .isEqualTo(
                            "a store elsewhere is not looked through for keys that have this one as a part: forget each by its"
                                    + " whole key [card, merchant]");
            other.score("three", 2, "mine", "shop");
            assertThat(other.last("card.count_1h"))
                    .as("not taken for new by another gateway")
                    .startsWith("EVICTED");
            assertThat(other.last("card_merchant.count_24h")).isEqualTo("PRESENT 3.0");
            assertThat(host.scorer()
                            .state()
                            .forget("card_merchant", List.of("mine", "shop"), Change.by("test"))
                            .removed())
                    .containsEntry("features.card_merchant.events", 3L);
            assertThat(other.scorer().health().notes()).isEmpty();
        }
    }

    @Test
    void forget_storeThatFails_throwsWithWhatWasRemovedAllTheSame() {
        Shared shared = new Shared();
        try (ForgetHost host = new ForgetHost(folder, shared)) {
            host.score("one", 0, "mine", "shop");
            shared.fails = true;

            assertThatThrownBy(() -> host.scorer().state().forget("card", "mine", Change.by("test")))
                    .isInstanceOfSatisfying(
                            ErasureException.class,
                            e -> assertThat(e.erasure().removed()).containsEntry("idempotency.events", 1L))
                    .hasMessage(
                            "one card is not forgotten everywhere: of the sources, {features=UnsupportedOperationException}"
                                    + " failed; all others have removed what they kept; expected each to remove it; call forget"
                                    + " again with the same key");

            shared.fails = false;
            assertThat(host.scorer()
                            .state()
                            .forget("card", "mine", Change.by("test"))
                            .removed())
                    .containsEntry("features.card.records", 1L);
        }
    }

    /** One map for all gateways. */
    private static final class Shared implements ProfileStoreFactory {
        private @Nullable MapProfileStore map;
        private boolean fails;

        @Override
        public String name() {
            return "map";
        }

        @Override
        public ProfileStore open(StoreRequest request) {
            MapProfileStore made = map;
            if (made == null) {
                made = new MapProfileStore(request) {
                    @Override
                    public byte @Nullable [] forget(int entity, long keyHash, byte[] key) {
                        if (fails) {
                            throw new UnsupportedOperationException("mine is not to be forgotten");
                        }
                        return super.forget(entity, keyHash, key);
                    }
                };
                map = made;
            }
            return made;
        }
    }
}
