package dev.fraudscorer.lab.policymodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.lab.replay.Replay;
import dev.fraudscorer.lab.replay.ReplayPlan;
import dev.fraudscorer.lab.replay.ReplaySink;
import dev.fraudscorer.lab.train.TrainingSet;
import dev.fraudscorer.testkit.Policies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten payments, one a day; the third and the fifth are fraud, known after one day and after thirty. */
class LearningRowsTest {
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path folder;

    private final LearningRows rows = new LearningRows(List.of("amount"), new ReplaySink() {});

    @BeforeEach
    void replay() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("event_id,event_time,card,customer,merchant,ip,amount,fraud,label_known_at");
        for (int day = 0; day < 10; day++) {
            Instant time = FIRST.plus(Duration.ofDays(day));
            boolean fraud = day == 2 || day == 4;
            Instant known = time.plus(Duration.ofDays(day == 2 ? 1 : 30));
            String amount = day == 9 ? "1e300" : day + "";
            lines.add(
                    "p-" + day + "," + time + ",c-1,u-1,m-1,192.0.2.1," + amount + "," + (fraud ? "1," + known : "0,"));
        }
        Path events = Files.write(folder.resolve("events.csv"), lines);
        Replay.run(ReplayPlan.of(Policies.copy(Policies.SMALL, folder), events), rows);
    }

    @Test
    void before_cutAfterSevenDays_hasOnlyTheFraudThatWasKnownThen() {
        long cut = rows.cutMillis(0.3);
        TrainingSet earlier = rows.before(cut, 0, Duration.ZERO);

        assertThat(Instant.ofEpochMilli(cut)).isEqualTo(FIRST.plus(Duration.ofDays(7)));
        assertThat(earlier.size()).isEqualTo(7);
        assertThat(earlier.frauds()).isEqualTo(1);
        assertThat(earlier.fraud(2)).isTrue();
    }

    @Test
    void before_warmUpAndMaturity_leaveBothEndsOut() {
        TrainingSet earlier = rows.before(rows.cutMillis(0.3), 0.2, Duration.ofDays(3));

        assertThat(earlier.size()).isEqualTo(2);
        assertThat(earlier.value(0, 0)).isEqualTo(2);
        assertThat(earlier.value(1, 0)).isEqualTo(3);
    }

    @Test
    void from_cut_isJudgedWithTheWholeTruth() {
        assertThat(rows.from(rows.cutMillis(0.7)).frauds()).isEqualTo(1);
        assertThat(rows.all().frauds()).isEqualTo(2);
    }

    @Test
    void all_amountBeyondAFloat_isTheLargestFloat() {
        assertThat(rows.all().value(9, 0)).isEqualTo(Float.MAX_VALUE);
    }

    @Test
    void before_nothingMature_isExplained() {
        assertThatThrownBy(() -> rows.before(rows.cutMillis(0.3), 0, Duration.ofDays(14)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("maturity of 14 days");
    }
}
