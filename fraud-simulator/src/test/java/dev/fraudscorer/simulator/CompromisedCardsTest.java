package dev.fraudscorer.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.simulator.output.CompromisedCardsCsv;
import dev.fraudscorer.simulator.payment.CompromisedCard;
import dev.fraudscorer.simulator.payment.FraudKind;
import dev.fraudscorer.simulator.payment.SimulatedPayment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CompromisedCardsTest {

    private static final List<SmallHistory> HISTORIES = histories();

    private static List<SmallHistory> histories() {
        List<SmallHistory> histories = new ArrayList<>();
        for (long seed = 41; seed <= 43; seed++) {
            histories.add(SmallHistory.of(SmallHistory.config(seed).build()));
        }
        return histories;
    }

    @Test
    void list_anyHistory_namesVictimsAndSomeByMistake() {
        int all = 0;
        int victims = 0;
        for (SmallHistory history : HISTORIES) {
            Map<String, FraudKind> frauds = new HashMap<>();
            history.payments().stream()
                    .filter(SimulatedPayment::fraud)
                    .forEach(p -> frauds.put(p.card(), p.fraudKind()));
            List<CompromisedCard> list = history.summary().compromisedCards();
            all += list.size();
            victims += (int) list.stream()
                    .filter(c -> frauds.get(c.key()) == FraudKind.MERCHANT_COMPROMISE)
                    .count();
        }
        assertThat(all).isGreaterThan(60);
        // Three in ten are mistakes, and not every card that was read is used.
        assertThat((double) victims / all).isBetween(0.4, 0.8);
    }

    @Test
    void list_anyHistory_namesUsedCardsOnce() {
        for (SmallHistory history : HISTORIES) {
            List<String> keys = history.summary().compromisedCards().stream()
                    .map(CompromisedCard::key)
                    .toList();
            assertThat(keys).doesNotHaveDuplicates();
            assertThat(history.payments()).extracting(SimulatedPayment::card).containsAll(keys);
        }
    }

    @Test
    void list_anyHistory_endsBeforeTheLastThreeTenths() {
        for (SmallHistory history : HISTORIES) {
            Instant last = history.config().start().plusSeconds((long)
                    (0.7 * history.config().days() * 86_400));
            for (CompromisedCard card : history.summary().compromisedCards()) {
                assertThat(card.source()).matches("network alert \\d+ of \\d{4}-\\d\\d-\\d\\d");
                LocalDate sent =
                        LocalDate.parse(card.source().substring(card.source().length() - 10));
                assertThat(sent.atStartOfDay().toInstant(ZoneOffset.UTC)).isBefore(last);
            }
        }
    }

    @Test
    void write_list_hasHeaderAndALineForEachCard(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("compromised.csv");
        CompromisedCardsCsv.write(
                file, List.of(new CompromisedCard("c-1", "account_data_compromise", "alert 1, \"late\"")));
        assertThat(Files.readString(file))
                .isEqualTo("key,reason,source\nc-1,account_data_compromise,\"alert 1, \"\"late\"\"\"\n");
    }
}
