package dev.fraudscorer.features.internal.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.spi.vector.Variable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Entities by one attribute or several. */
class KeyAttributesPolicyTest {
    private static final String COUNT = "{ windows: [1d], aggregates: [count] }";

    @Test
    void read_severalAttributes_areOneEntityInTheOrderOfThePolicy() {
        DefinitionLoad load = DefinitionLoad.of(
                "features:",
                "  card+merchant: " + COUNT,
                "  device + ip: " + COUNT,
                "  'ip+card+merchant+device': " + COUNT);

        assertThat(load.problems()).isEmpty();
        assertThat(load.entities)
                .extracting(EntityDefinition::name)
                .containsExactly("card_merchant", "device_ip", "ip_card_merchant_device");
        assertThat(load.entity("card_merchant").keys())
                .extracting(Variable::name)
                .containsExactly("card", "merchant");
        assertThat(load.features())
                .containsExactly("card_merchant.count_1d", "device_ip.count_1d", "ip_card_merchant_device.count_1d");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "card+mrchant | found unknown entity 'mrchant'; expected a known entity; did you mean 'merchant'?",
                "card+country | found attribute 'country', which is not of type key or ip; expected an attribute of type"
                        + " key or ip, one of [card, merchant, device, ip]",
                "card+ | found entity 'card+'; expected attributes joined by '+', such as card+merchant",
                "card++ip | found entity 'card++ip'; expected attributes joined by '+', such as card+merchant",
                "card+card | found entity 'card+card', which has an attribute twice; expected each attribute once",
                "card+merchant+device+ip+card | found entity 'card+merchant+device+ip+card' of 5 attributes; expected at"
                        + " most 4 attributes",
            })
    void read_wrongKey_reportsWhereWhatAndHow(String key, String message) {
        DefinitionLoad load = DefinitionLoad.of("features:", "  " + key + ": " + COUNT);

        assertThat(load.problems()).containsExactly("policy.yaml:2:3: " + message);
        assertThat(load.entities).isEmpty();
    }

    @Test
    void read_sameAttributesInAnotherOrder_areReportedAtTheSecondWithItsOtherMistakes() {
        DefinitionLoad load = DefinitionLoad.of(
                "features:",
                "  card+merchant: " + COUNT,
                "  merchant+card: { windows: [1d], aggregates: [cuont, count] }");

        assertThat(load.problems())
                .containsExactly(
                        "policy.yaml:3:3: found entity 'merchant+card', which is the same as 'card+merchant';"
                                + " expected each entity once; move its features to 'card+merchant'",
                        "policy.yaml:3:48: found unknown aggregate 'cuont'; expected a known aggregate;"
                                + " did you mean 'count'?");
    }

    @Test
    void read_spellingsWithBlanks_areTheSameEntity() {
        DefinitionLoad load =
                DefinitionLoad.of("features:", "  card+merchant: " + COUNT, "  card + merchant: " + COUNT);

        assertThat(load.problems())
                .containsExactly(
                        "policy.yaml:3:3: found entity 'card + merchant', which is the same as 'card+merchant';"
                                + " expected each entity once; move its features to 'card+merchant'");
    }

    @Test
    void read_joinedNameOfAnotherEntity_isReported() {
        DefinitionLoad load = DefinitionLoad.withKey(
                "card_merchant", "features:", "  card+merchant: " + COUNT, "  card_merchant: " + COUNT);

        assertThat(load.problems())
                .containsExactly("policy.yaml:3:3: found entity 'card_merchant', whose features would be called"
                        + " 'card_merchant.…', as those of entity 'card+merchant'; expected a name of its own;"
                        + " rename an attribute");
    }

    @Test
    void read_entityCalledCalendar_isReportedBesideACalendarOnly() {
        String entity = "  calendar: " + COUNT;

        assertThat(DefinitionLoad.withKey("calendar", "features:", entity).problems())
                .isEmpty();
        assertThat(DefinitionLoad.withKey("calendar", "calendar: { zone: UTC }", "features:", entity)
                        .problems())
                .containsExactly("policy.yaml:3:3: found entity 'calendar', whose features would be called"
                        + " 'calendar.…', as those of the calendar; expected a name of its own; rename an attribute");
    }
}
