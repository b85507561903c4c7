package dev.fraudscorer.onnx.internal.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameListTest {
    @Test
    void parse_arrayOfTexts_givesThemInOrder() {
        assertThat(NameList.parse(" [ \"amount\" ,\"card.count_1d\"] ")).containsExactly("amount", "card.count_1d");
        assertThat(NameList.parse("[]")).isEmpty();
    }

    @Test
    void parse_escapes_givesWhatTheyStandFor() {
        assertThat(NameList.parse("[\"a\\\"\\\\\\/\\u00e9\\n\"]")).containsExactly("a\"\\/é\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "amount",
                "{}",
                "[",
                "[\"a\"",
                "[\"a\",]",
                "[a]",
                "[1]",
                "[\"a\"] x",
                "[\"a",
                "[\"\\x\"]",
                "[\"\\u12\"]",
                "[\"\\u12g4\"]",
                "[\"a\\"
            })
    void parse_anythingElse_givesNothing(String json) {
        assertThat(NameList.parse(json)).isNull();
    }
}
