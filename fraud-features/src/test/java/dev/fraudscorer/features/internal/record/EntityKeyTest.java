package dev.fraudscorer.features.internal.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EntityKeyTest {
    private static final List<String> PARTS = List.of(
            "", "a", "b", "ab", "tok_9f3c", "\u00e9", "\u20ac", "a\u20ac", "\u6c49\u5b57", "\uD83D\uDE00", "\u00ff");

    @Test
    void match_anyPart_onlyWhereItWasWritten() {
        for (String written : PARTS) {
            byte[] key = encode(written);
            for (String asked : PARTS) {
                int end = EntityKey.match(asked, key, 0);
                assertThat(end).as("%s in %s", asked, written).isEqualTo(asked.equals(written) ? key.length : -1);
            }
        }
    }

    @Test
    void put_partsOfOneEntity_areToldApartHoweverTheyAreJoined() {
        byte[] key = encode("a", "bc");

        assertThat(key).isNotEqualTo(encode("ab", "c"));
        assertThat(EntityKey.match("bc", key, EntityKey.match("a", key, 0))).isEqualTo(key.length);
        assertThat(EntityKey.match("ab", key, 0)).isEqualTo(-1);
    }

    private static byte[] encode(String... parts) {
        int bytes = 0;
        for (String part : parts) {
            bytes += EntityKey.bytes(part);
        }
        byte[] key = new byte[bytes];
        int at = 0;
        for (String part : parts) {
            at = EntityKey.put(part, key, at);
        }
        assertThat(at).isEqualTo(bytes);
        return key;
    }
}
