package dev.fraudscorer.features.internal.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.spi.vector.Variable;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Aggregates, windows and names as they come out of the section {@code features}. */
class AggregateDefinitionPolicyTest {
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long DAY = Duration.ofDays(1).toMillis();

    @Test
    void read_everyAggregate_isDefinedUnderItsName() {
        DefinitionLoad load = DefinitionLoad.of(
                "features:",
                "  card:",
                "    windows: [1h]",
                "    aggregates: [count, sum(amount), mean(amount), min(amount), max(amount), stddev(amount),",
                "      distinct(merchant), share(country), fraud_count, fraud_rate, elapsed, age, is_new(device),",
                "      'speed( lat,lon )']");

        assertThat(load.problems()).isEmpty();
        assertThat(load.features())
                .containsExactly(
                        "card.count_1h",
                        "card.sum_amount_1h",
                        "card.mean_amount_1h",
                        "card.min_amount_1h",
                        "card.max_amount_1h",
                        "card.stddev_amount_1h",
                        "card.distinct_merchant_1h",
                        "card.share_country_1h",
                        "card.fraud_count_1h",
                        "card.fraud_rate_1h",
                        "card.elapsed",
                        "card.age",
                        "card.is_new_device",
                        "card.speed_lat_lon");
        assertThat(load.entity("card").features())
                .extracting(feature -> feature.aggregate().function())
                .containsExactlyInAnyOrder(AggregateFunction.values());
        assertThat(load.feature("card.speed_lat_lon").aggregate().of())
                .extracting(Variable::name)
                .containsExactly("lat", "lon");
    }

    @Test
    void read_everyAggregate_isANumberExceptIsNew() {
        DefinitionLoad load = DefinitionLoad.of(
                "features:", "  card: { windows: [1h], aggregates: [count, age, is_new(merchant), share(merchant)] }");

        assertThat(load.schema().variables().stream()
                        .filter(variable -> variable.name().startsWith("card."))
                        .filter(variable -> variable.type() == ValueType.BOOLEAN))
                .extracting(Variable::name)
                .containsExactly("card.is_new_merchant");
    }

    @Test
    void read_windowsWithOffset_haveTheirIntervalAndTheRetentionReachesToTheFurthest() {
        DefinitionLoad load = DefinitionLoad.of(
                "features:",
                "  card:",
                "    - { windows: [{ length: 7d, offset: 7d }, 1h], aggregates: [count] }",
                "    - { windows: [13d], aggregates: [sum(amount) excluding_current] }");

        assertThat(load.feature("card.count_7d_offset_7d").window())
                .isEqualTo(new WindowDefinition("7d_offset_7d", 7 * DAY, 7 * DAY));
        assertThat(load.feature("card.count_1h").window()).isEqualTo(new WindowDefinition("1h", HOUR, 0));
        assertThat(load.feature("card.sum_amount_13d_excluding_current")
                        .aggregate()
                        .excludingCurrent())
                .isTrue();
        assertThat(load.entity("card").retentionMillis()).isEqualTo(14 * DAY);
    }

    @Test
    void read_aggregateOfTheCalendar_isNamedWithoutADot() {
        DefinitionLoad load = DefinitionLoad.of(
                "calendar: { zone: UTC }",
                "features:",
                "  card: { windows: [1h], aggregates: [share(calendar.hour), mean(calendar.hour)] }");

        assertThat(load.problems()).isEmpty();
        assertThat(load.features()).endsWith("card.share_calendar_hour_1h", "card.mean_calendar_hour_1h");
    }

    @Test
    void read_calendarWithAMistake_makesNoSecondOneWhereItIsUsed() {
        DefinitionLoad load = DefinitionLoad.of(
                "calendar: { zone: Atlantis }",
                "features:",
                "  card: { windows: [1h], aggregates: [share(calendar.hour)], where: calendar.night, as: night }");

        assertThat(load.problems())
                .containsExactly("policy.yaml:1:19: found unknown zone 'Atlantis';"
                        + " expected a time zone such as Europe/Vienna, UTC or +02:00");
    }

    @Test
    void named_everyFunction_isFoundByItsName() {
        List<AggregateFunction> found =
                AggregateFunction.NAMES.stream().map(AggregateFunction::named).toList();

        assertThat(found).isEqualTo(Arrays.asList(AggregateFunction.values()));
        assertThat(AggregateFunction.named("COUNT")).isNull();
    }
}
