package dev.fraudscorer.features;

import static dev.fraudscorer.features.Aggregate.age;
import static dev.fraudscorer.features.Aggregate.count;
import static dev.fraudscorer.features.Aggregate.distinct;
import static dev.fraudscorer.features.Aggregate.elapsed;
import static dev.fraudscorer.features.Aggregate.fraudCount;
import static dev.fraudscorer.features.Aggregate.fraudRate;
import static dev.fraudscorer.features.Aggregate.isNew;
import static dev.fraudscorer.features.Aggregate.max;
import static dev.fraudscorer.features.Aggregate.mean;
import static dev.fraudscorer.features.Aggregate.min;
import static dev.fraudscorer.features.Aggregate.share;
import static dev.fraudscorer.features.Aggregate.speed;
import static dev.fraudscorer.features.Aggregate.stddev;
import static dev.fraudscorer.features.Aggregate.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.fraudscorer.features.internal.definition.AggregateFunction;
import dev.fraudscorer.features.internal.definition.DefinitionLoad;
import dev.fraudscorer.features.internal.definition.FeatureDefinition;
import dev.fraudscorer.features.internal.definition.Uncounted;
import dev.fraudscorer.spi.policy.Node;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The section {@code features} made in code against the same section in a file. */
class FeaturesTest {
    private static final List<Aggregate> WINDOWED = List.of(
            count(),
            sum("amount"),
            mean("amount"),
            min("amount"),
            max("amount"),
            stddev("amount"),
            distinct("country"),
            share("merchant"),
            fraudCount(),
            fraudRate());
    private static final List<Aggregate> UNWINDOWED = List.of(elapsed(), age(), isNew("device"), speed("lat", "lon"));

    @Test
    void build_everyAggregate_isReadAsFromAFile() {
        Node features = Features.builder()
                .entity(
                        "card",
                        FeatureGroup.of(WINDOWED.toArray(Aggregate[]::new)).over(Window.ofHours(1)))
                .entity("card", FeatureGroup.of(UNWINDOWED.toArray(Aggregate[]::new)))
                .build();

        DefinitionLoad load = readsAs(
                features,
                "features:",
                "  card:",
                "    - windows: [1h]",
                "      aggregates: [count, sum(amount), mean(amount), min(amount), max(amount), stddev(amount),",
                "        distinct(country), share(merchant), fraud_count, fraud_rate]",
                "    - aggregates: [elapsed, age, is_new(device), 'speed(lat, lon)']");
        assertThat(load.entities.get(0).features())
                .extracting(feature -> feature.aggregate().function())
                .containsExactlyInAnyOrder(AggregateFunction.values());
    }

    @Test
    void build_groupThatIgnoresTheUncounted_isReadAsFromAFile() {
        Node features = Features.builder()
                .entity(
                        "card",
                        FeatureGroup.of(count()).over(Window.ofHours(1)).ignoringUncounted(),
                        FeatureGroup.of(sum("amount")).ignoringUncounted().over(Window.ofHours(1)))
                .build();

        DefinitionLoad load = readsAs(
                features,
                "features:",
                "  card:",
                "    - { windows: [1h], aggregates: [count], uncounted: ignored }",
                "    - { windows: [1h], aggregates: [sum(amount)], uncounted: ignored }");
        assertThat(load.entities.get(0).features())
                .extracting(FeatureDefinition::uncounted)
                .containsOnly(Uncounted.IGNORED);
    }

    @Test
    void build_excludingTheCurrentEvent_isReadAsFromAFile() {
        Aggregate[] aggregates =
                WINDOWED.stream().map(Aggregate::excludingCurrent).toArray(Aggregate[]::new);
        Node features = Features.builder()
                .entity("card", FeatureGroup.of(aggregates).over(Window.ofHours(1)))
                .build();

        readsAs(
                features,
                "features:",
                "  card:",
                "    windows: [1h]",
                "    aggregates:",
                "      - count excluding_current",
                "      - sum(amount) excluding_current",
                "      - mean(amount) excluding_current",
                "      - min(amount) excluding_current",
                "      - max(amount) excluding_current",
                "      - stddev(amount) excluding_current",
                "      - distinct(country) excluding_current",
                "      - share(merchant) excluding_current",
                "      - fraud_count excluding_current",
                "      - fraud_rate excluding_current");
    }

    @Test
    void build_everyUnitOfWindowAndOffset_isReadAsFromAFile() {
        Node features = Features.builder()
                .entity(
                        "merchant",
                        FeatureGroup.of(count())
                                .over(
                                        Window.of(Duration.ofMillis(1_500)),
                                        Window.of(Duration.ofSeconds(90)),
                                        Window.ofMinutes(90),
                                        Window.ofHours(24),
                                        Window.ofHours(25),
                                        Window.ofDays(7).offsetBy(Duration.ofDays(7)),
                                        Window.ofDays(30).offsetBy(Duration.ofMinutes(1)),
                                        Window.ofDays(36_500)))
                .build();

        readsAs(
                features,
                "features:",
                "  merchant:",
                "    - windows: [1500ms, 90s, 90m, 1d, 25h, { length: 7d, offset: 7d }, { length: 30d, offset: 1m },",
                "        36500d]",
                "      aggregates: [count]");
    }

    @Test
    void build_conditionsAndEntitiesOfSeveralAttributes_areReadAsFromAFile() {
        FeatureGroup counted = FeatureGroup.of(count(), sum("amount").excludingCurrent());
        Node features = Features.builder()
                .entity(List.of("card", "merchant"), counted.over(Window.ofDays(1)))
                .entity(
                        "card",
                        counted.over(Window.ofHours(1)).where("refused", "declined"),
                        counted.where("refused", "declined").over(Window.ofDays(1)),
                        counted.over(Window.ofHours(1)).where("abroad", "country"))
                .build();

        readsAs(
                features,
                "features:",
                "  card+merchant: { windows: [1d], aggregates: [count, sum(amount) excluding_current] }",
                "  card:",
                "    - windows: [1h]",
                "      aggregates: [count, sum(amount) excluding_current]",
                "      where: declined",
                "      as: refused",
                "    - windows: [1d]",
                "      aggregates: [count, sum(amount) excluding_current]",
                "      where: declined",
                "      as: refused",
                "    - windows: [1h]",
                "      aggregates: [count, sum(amount) excluding_current]",
                "      where: country",
                "      as: abroad");
    }

    @Test
    void build_mistakes_areReportedWithEntityAndGroup() {
        Node features = Features.builder()
                .entity("card", FeatureGroup.of(count()).over(Window.ofDays(1)))
                .entity(
                        "card",
                        FeatureGroup.of(sum("amuont")).over(Window.ofDays(1)),
                        FeatureGroup.of(max("amount")).over(Window.ofDays(1)).where("refused", "declned"))
                .entity("crad", FeatureGroup.of(count()).over(Window.ofDays(1)))
                .build();

        assertThat(DefinitionLoad.of(Map.of(Features.SECTION, features)).problems())
                .containsExactly(
                        "features in code, card, group 2: found unknown attribute 'amuont';"
                                + " expected a known attribute; did you mean 'amount'?",
                        "features in code, card, group 3: found unknown name 'declned';"
                                + " expected a known name; did you mean 'declined'?",
                        "features in code, crad: found unknown entity 'crad';"
                                + " expected a known entity; did you mean 'card'?");
    }

    @Test
    void entity_withoutGroupsWindowsOrAggregates_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Features.builder().entity("card"))
                .withMessage("entity 'card' without a group; expected at least one");
        assertThatIllegalArgumentException()
                .isThrownBy(FeatureGroup::of)
                .withMessage("a group without aggregates; expected at least one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FeatureGroup.of(count()).over())
                .withMessage("a group over no window; expected at least one");
    }

    @Test
    void excludingCurrent_withoutAWindow_isRefused() {
        assertThat(UNWINDOWED)
                .allSatisfy(aggregate -> assertThatIllegalStateException()
                        .isThrownBy(aggregate::excludingCurrent)
                        .withMessage(aggregate + " has no window to leave the current event out of"));
    }

    @Test
    void excludingCurrent_twice_isTheSameAsOnce() {
        assertThat(count().excludingCurrent().excludingCurrent()).hasToString("count excluding_current");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"PT0S", "PT-1H", "PT0.0000001S", "PT876000H0.001S", "PT1000000.001S", "PT9000000000000000S"})
    void of_lengthThatNoPolicyCanHave_isRefused(String length) {
        Duration duration = Duration.parse(length);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Window.of(duration))
                .withMessageStartingWith("the length of a window is " + duration + "; expected whole milliseconds");
    }

    @Test
    void offsetBy_aNegativeOffset_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Window.ofDays(1).offsetBy(Duration.ofDays(-1)))
                .withMessageStartingWith("the offset of a window is PT-24H; expected");
    }

    private static DefinitionLoad readsAs(Node features, String... lines) {
        DefinitionLoad inCode = DefinitionLoad.of(Map.of(Features.SECTION, features));
        DefinitionLoad inAFile = DefinitionLoad.of(lines);
        assertThat(inAFile.problems()).isEmpty();
        assertThat(inCode.problems()).isEmpty();
        assertThat(inCode.entities).isNotEmpty().isEqualTo(inAFile.entities);
        assertThat(inCode.schema().variables()).isEqualTo(inAFile.schema().variables());
        return inCode;
    }
}
