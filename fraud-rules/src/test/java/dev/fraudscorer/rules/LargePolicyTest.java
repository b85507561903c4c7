package dev.fraudscorer.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.spi.vector.Schema;
import dev.fraudscorer.testkit.Allocations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What loading many rules takes is linear in their number, and bounded. */
final class LargePolicyTest {
    private static final int RULES = 5_000;
    private static final long SEED = 44;

    /** Bytes are counted, not seconds: they do not depend on what else the machine does. */
    @Test
    void load_fiveThousandRules_allocatesLittleForEach() {
        Schema schema = schema();
        List<Map<String, String>> few = rules(RULES / 10);
        List<Map<String, String>> many = rules(RULES);
        long warm = allocated(schema(), few);
        long ofFew = allocated(schema(), few);
        long ofMany = allocated(schema, many);
        assertThat(warm).isPositive();
        assertThat(ofMany / RULES).as("bytes for each rule").isLessThan(300_000);
        assertThat(ofMany).as("linear in the number of rules").isLessThan(ofFew * 12);
    }

    private static long allocated(Schema schema, List<Map<String, String>> rules) {
        return Allocations.of(() -> DirectLoad.of(schema, Map.of("ratio", "n0 / n1"), rules));
    }

    private static Schema schema() {
        Schema schema = new Schema();
        for (int i = 0; i < 150; i++) {
            schema.declare("n" + i, ValueType.NUMBER);
        }
        for (int i = 0; i < 10; i++) {
            schema.declare("t" + i, ValueType.TEXT);
        }
        return schema;
    }

    private static List<Map<String, String>> rules(int count) {
        Random random = new Random(SEED);
        List<Map<String, String>> rules = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String condition = "n%d > %d && n%d / n%d > %d && t%d in ['A%d', 'B%d'] && t%d != t%d"
                    .formatted(
                            random.nextInt(150),
                            random.nextInt(1000),
                            random.nextInt(150),
                            random.nextInt(150),
                            random.nextInt(9),
                            random.nextInt(10),
                            random.nextInt(100),
                            random.nextInt(100),
                            random.nextInt(10),
                            random.nextInt(10));
            rules.add(Map.of("id", "r" + i, "when", condition, "reason", "X", "risk", "0.1"));
        }
        return rules;
    }
}
