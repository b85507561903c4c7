package dev.fraudscorer.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.rules.RuleTest;
import dev.fraudscorer.testkit.Policies;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInfo;

/** A test class as an author of policies writes it. */
class PolicyTestExtensionTest {
    private static final List<String> NAMES = new ArrayList<>();

    @PolicyTest(Policies.LINT_CLEAN)
    void everyCase(RuleTest test, TestInfo info) {
        NAMES.add(info.getDisplayName());
        test.check();
    }

    @AfterAll
    static void each_case_was_a_test() {
        assertThat(NAMES)
                .containsExactly(
                        "burst: the fifth within an hour",
                        "burst: the fourth",
                        "burst: nothing known of the card",
                        "blocked-card: a listed card");
    }
}
