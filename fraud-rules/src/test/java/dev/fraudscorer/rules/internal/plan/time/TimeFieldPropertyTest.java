package dev.fraudscorer.rules.internal.plan.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.rules.internal.Evaluation;
import dev.fraudscorer.rules.internal.plan.node.PlanNode;
import dev.fraudscorer.testkit.TestValues;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

/** Parts of times against the calendar of java.time. */
final class TimeFieldPropertyTest {
    private static final List<String> ZONES =
            List.of("UTC", "Europe/Berlin", "America/Sao_Paulo", "Asia/Kolkata", "Pacific/Apia", "+05:45", "-11:00");
    private static final Map<String, ToIntFunction<ZonedDateTime>> FIELDS = fields();

    private static Map<String, ToIntFunction<ZonedDateTime>> fields() {
        Map<String, ToIntFunction<ZonedDateTime>> fields = new LinkedHashMap<>();
        fields.put("getFullYear", ZonedDateTime::getYear);
        fields.put("getMonth", time -> time.getMonthValue() - 1);
        fields.put("getDate", ZonedDateTime::getDayOfMonth);
        fields.put("getDayOfMonth", time -> time.getDayOfMonth() - 1);
        fields.put("getDayOfYear", time -> time.getDayOfYear() - 1);
        fields.put("getDayOfWeek", time -> time.getDayOfWeek().getValue() % 7);
        fields.put("getHours", ZonedDateTime::getHour);
        fields.put("getMinutes", ZonedDateTime::getMinute);
        fields.put("getSeconds", ZonedDateTime::getSecond);
        fields.put("getMilliseconds", time -> time.getNano() / 1_000_000);
        return fields;
    }

    @Test
    void evaluate_anyTimeInAnyZone_equalsJavaTime() {
        long seed = 4711;
        Random random = new Random(seed);
        Evaluation evaluation = new Evaluation(new TestValues());
        for (String zone : ZONES) {
            for (Map.Entry<String, ToIntFunction<ZonedDateTime>> field : FIELDS.entrySet()) {
                PlanNode plan = evaluation.plan("event_time." + field.getKey() + "('" + zone + "')");
                for (int i = 0; i < 1_000; i++) {
                    Instant time = time(random);
                    Object found =
                            Evaluation.value(plan, new TestValues().at(time).vector());
                    double expected = field.getValue().applyAsInt(time.atZone(ZoneId.of(zone)));
                    assertThat(found)
                            .as("seed %d: %s of %s in %s", seed, field.getKey(), time, zone)
                            .isEqualTo(expected);
                }
            }
        }
    }

    /** Mostly in this century, some to the year 2800, some at the edge of a leap day or a year. */
    private static Instant time(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Instant.ofEpochMilli((long) (random.nextDouble() * 26e12));
            case 1 ->
                Instant.parse((2000 + random.nextInt(400)) + "-03-01T00:00:00Z").minusMillis(random.nextInt(3));
            case 2 ->
                Instant.parse((1971 + random.nextInt(400)) + "-01-01T00:00:00Z").minusMillis(random.nextInt(3));
            default -> Instant.ofEpochMilli((long) (random.nextDouble() * 4e12));
        };
    }

    @Test
    void localMillis_beforeAndAfterEachTransition_equalsJavaTime() {
        for (String zone : ZONES) {
            ZoneOffsets offsets = Objects.requireNonNull(ZoneOffsets.find(zone), zone);
            var rules = ZoneId.of(zone).getRules();
            for (var next = rules.nextTransition(Instant.EPOCH);
                    next != null && next.getInstant().isBefore(Instant.parse("2300-01-01T00:00:00Z"));
                    next = rules.nextTransition(next.getInstant())) {
                for (long millis : new long[] {-1, 0, 1}) {
                    Instant time = next.getInstant().plusMillis(millis);
                    long expected =
                            time.toEpochMilli() + 1000L * rules.getOffset(time).getTotalSeconds();
                    assertThat(offsets.localMillis(time.toEpochMilli()))
                            .as("%s in %s", time, zone)
                            .isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void find_noSuchZone_isNull() {
        assertThat(List.of("Mars/Olympus", "", "25:00", "+2:00:00:00"))
                .allMatch(name -> ZoneOffsets.find(name) == null);
    }
}
