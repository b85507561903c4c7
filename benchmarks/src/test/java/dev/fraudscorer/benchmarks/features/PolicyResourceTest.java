package dev.fraudscorer.benchmarks.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.spi.vector.Variable;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyResourceTest {
    @Test
    void oneMerchant_features_areThoseOfTheMerchantInTheFourEntities() {
        List<String> ofMerchant = features(PolicyResource.FOUR_ENTITIES).stream()
                .filter(name -> name.startsWith("merchant."))
                .toList();

        assertThat(features(PolicyResource.ONE_MERCHANT)).isEqualTo(ofMerchant);
    }

    private static List<String> features(PolicyResource resource) {
        try (HistoryPolicy policy = HistoryPolicy.load(resource)) {
            return policy.features().stream().map(Variable::name).toList();
        }
    }
}
