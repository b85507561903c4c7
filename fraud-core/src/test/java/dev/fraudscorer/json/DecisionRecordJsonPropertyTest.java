package dev.fraudscorer.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.record.DecisionRecord;
import dev.fraudscorer.record.RandomRecords;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DecisionRecordJsonPropertyTest {
    @Test
    void read_whatWasWritten_isEqualAndOnOneLine() {
        for (long seed = 0; seed < 3_000; seed++) {
            DecisionRecord record = RandomRecords.next(new Random(seed));

            String json = DecisionRecordJson.write(record);

            assertThat(json).as("seed %d", seed).doesNotContain("\n", "\r", "\u2028");
            assertThat(DecisionRecordJson.read(json)).as("seed %d", seed).isEqualTo(record);
            assertThat(DecisionRecordJson.write(DecisionRecordJson.read(json)))
                    .as("seed %d", seed)
                    .isEqualTo(json);
        }
    }

    /** A file of records is input as any other: whatever is in it, the reader answers with a record or in words. */
    @Test
    void read_changedJson_isARecordOrRefusedInWords() {
        for (long seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            StringBuilder json = new StringBuilder(DecisionRecordJson.write(RandomRecords.next(random)));
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                change(json, random);
            }
            try {
                DecisionRecordJson.read(json.toString());
            } catch (IllegalArgumentException e) {
                assertThat(e.getMessage()).as("seed %d", seed).isNotBlank();
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    private static void change(StringBuilder json, Random random) {
        int at = random.nextInt(json.length());
        switch (random.nextInt(5)) {
            case 0 -> json.deleteCharAt(at);
            case 1 -> json.insert(at, "{}[]\",:0-1e9999nt".charAt(random.nextInt(17)));
            case 2 -> json.setCharAt(at, (char) random.nextInt(0x300));
            case 3 -> json.setLength(at + 1);
            default -> {
                int value = json.indexOf(":", at);
                if (value >= 0) {
                    json.insert(value + 1, random.nextBoolean() ? "null," : "1e400");
                }
            }
        }
    }

    @Test
    void read_laterVersionWithFieldsThatAreNew_passesOverThem() {
        String json = DecisionRecordJson.write(RandomRecords.next(new Random(7)));
        String later = json.replace("\"schema_version\":1,", "\"schema_version\":2,\"new\":{\"a\":[1]},");

        DecisionRecord record = DecisionRecordJson.read(later);

        assertThat(record.schemaVersion()).isEqualTo(2);
        assertThat(record.assessment()).isEqualTo(DecisionRecordJson.read(json).assessment());
    }

    @Test
    void read_laterVersionWithAWordThatIsNew_saysThatTheLibraryIsOlder() {
        String json = DecisionRecordJson.write(RandomRecords.next(new Random(7)))
                .replace("\"schema_version\":1,", "\"schema_version\":2,")
                .replaceFirst("\"decision\":\"[a-z]+\"", "\"decision\":\"challenge\"");

        assertThatThrownBy(() -> DecisionRecordJson.read(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "a record of version 2 of the schema, of which this library reads what is also in version 1:"
                                + " field 'assessment.decision' is not one of [APPROVE, REVIEW, DENY]; expected a library that is"
                                + " as new as the one that wrote it");
    }

    @Test
    void read_notARecord_isRefusedWithoutBeingShown() {
        assertThatThrownBy(() -> DecisionRecordJson.read("{\"card\":\"tok-secret"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a decision record in JSON was expected: not well-formed at column ")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> DecisionRecordJson.read("{}")).hasMessage("field 'schema_version' is missing");
        assertThatThrownBy(() -> DecisionRecordJson.read("{\"schema_version\":0.5}"))
                .hasMessage("field 'schema_version' is not a whole number from 1 to 2147483647");
        assertThatThrownBy(() -> DecisionRecordJson.read("[".repeat(100_000)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
