package dev.fraudscorer.benchmarks.features.duel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final List<String> turns = new ArrayList<>();

    @Test
    void measure_threeContenders_eachIsFirstInTurn() {
        Turns.measure(List.of(contender("a"), contender("b"), contender("c")), 30, 10, 0);

        assertThat(turns)
                .containsExactly(
                        "a 0-10", "b 0-10", "c 0-10", "b 10-20", "c 10-20", "a 10-20", "c 20-30", "a 20-30", "b 20-30");
    }

    @Test
    void measure_warmUp_isNotKept() {
        List<Readings> readings = Turns.measure(List.of(contender("a"), contender("b")), 1_000, 10, 990);

        assertThat(turns).hasSize(200);
        for (Readings kept : readings) {
            assertThat(kept.cpu().least()).isEqualTo(kept.cpu().most());
            assertThat(kept.wall().least()).isPositive();
        }
    }

    @Test
    void measure_allocatingContender_countsItsBytesOfAnItem() {
        byte[][] kept = new byte[1][];
        Workload allocating = (lane, from, to) -> {
            for (int i = from; i < to; i++) {
                kept[0] = new byte[100_000];
            }
            return kept[0].length;
        };

        List<Readings> readings = Turns.measure(List.of(new Contender("allocating", allocating)), 100, 10, 50);

        assertThat(readings.get(0).bytes().median()).isBetween(100_000.0, 101_000.0);
    }

    @Test
    void table_floorAndOlder_hasRatiosToBoth() {
        List<Contender> contenders = List.of(contender("floor"), contender("present"), contender("older"));
        List<Readings> readings = List.of(reading(1_000), reading(2_500), reading(10_000));

        String table = DuelTable.of(contenders, readings);

        assertThat(table.lines().skip(1))
                .extracting(line -> line.replaceAll(" +", " "))
                .containsExactly(
                        "floor 1,000 1,000 1,000 20 3 1.00 0.10",
                        "present 2,500 2,500 2,500 20 3 2.50 0.25",
                        "older 10,000 10,000 10,000 20 3 10.00 1.00");
    }

    @Test
    void table_neitherFloorNorOlder_hasNoRatios() {
        assertThat(DuelTable.of(List.of(contender("present")), List.of(reading(2_500))))
                .endsWith("-         -%n".formatted());
    }

    private Contender contender(String name) {
        return new Contender(name, (lane, from, to) -> {
            assertThat(lane).isZero();
            turns.add(name + " " + from + "-" + to);
            return 0;
        });
    }

    private static Readings reading(long cpu) {
        Readings readings = new Readings();
        readings.add(2 * cpu, 40, 6, 2);
        return readings;
    }
}
