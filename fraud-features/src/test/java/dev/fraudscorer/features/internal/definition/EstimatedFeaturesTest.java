package dev.fraudscorer.features.internal.definition;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The note on what is not exact for the largest entities. */
class EstimatedFeaturesTest {
    private static final String BOUNDS = "profiles: { exact_events: 1000, exact_distinct: 500 }";

    @Test
    void note_distinctShareAndIsNew_namesEachWithWhatBecomesOfIt() {
        assertThat(note("[count, distinct(card), share(card), is_new(card), elapsed]"))
                .isEqualTo(
                        "merchant: of one with more than 1000 events in its longest window and more than 500 different"
                                + " values of an attribute, distinct_card_1h, distinct_card_1d are approximate, and share_card_1h,"
                                + " share_card_1d, is_new_card are EVICTED where not known");
    }

    @Test
    void note_onlyOneOfBoth_namesIt() {
        assertThat(note("[is_new(card)]"))
                .endsWith(" attribute, is_new_card is EVICTED where not known")
                .doesNotContain("approximate");
        assertThat(note("[distinct(amount)]"))
                .endsWith(" attribute, distinct_amount_1h, distinct_amount_1d are approximate");
    }

    @Test
    void note_dozensOfFeatures_staysOneLine() {
        assertThat(note("[distinct(card), distinct(device), distinct(ip), distinct(amount), distinct(country)]"))
                .endsWith(" attribute, distinct_card_1h, distinct_device_1h, distinct_ip_1h, distinct_amount_1h,"
                        + " distinct_country_1h, distinct_card_1d, distinct_device_1d, distinct_ip_1d and 2 more are"
                        + " approximate");
    }

    @Test
    void note_fewValuesOrNone_isNone() {
        assertThat(
                        note(
                                "[count, sum(amount), elapsed, age, distinct(declined), share(declined), distinct(calendar.hour)]"))
                .isNull();
    }

    private static @Nullable String note(String aggregates) {
        DefinitionLoad load = DefinitionLoad.of(
                BOUNDS,
                "calendar: { zone: Europe/Vienna }",
                "features:",
                "  merchant: { windows: [1h, 1d], aggregates: " + aggregates + " }");
        assertThat(load.problems()).isEmpty();
        return EstimatedFeatures.note(load.entity("merchant"), load.bounds);
    }
}
