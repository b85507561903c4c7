package dev.fraudscorer.lab.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HistoryColumnsTest {
    @Test
    void ignoringAttributes_renamedAndNot_ignoresTheirColumns() {
        HistoryColumns columns = new HistoryColumns(Map.of("amount", "total", "device", "dev"), Set.of("note"));

        HistoryColumns less = columns.ignoringAttributes(Set.of("device", "channel"));

        assertThat(less.columnOf()).isEqualTo(Map.of("amount", "total"));
        assertThat(less.ignored()).containsExactlyInAnyOrder("note", "dev", "channel");
    }

    @Test
    void ignoringAttributes_columnOfThatNameStandsForAnother_isStillRead() {
        HistoryColumns columns = new HistoryColumns(Map.of("amount", "total"), Set.of());

        assertThat(columns.ignoringAttributes(Set.of("total"))).isEqualTo(columns);
    }
}
