package dev.fraudscorer.simulator.output;

import dev.fraudscorer.simulator.payment.CompromisedCard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A list of compromised cards as a file, for a policy to use as a watch list. */
public final class CompromisedCardsCsv {

    private CompromisedCardsCsv() {}

    /**
     * Creates or replaces the file, with the columns {@code key,reason,source} and one line for each card.
     *
     * @throws IOException if it cannot be written
     */
    public static void write(Path file, List<CompromisedCard> cards) throws IOException {
        try (CsvLines lines = new CsvLines(Files.newOutputStream(file))) {
            lines.field("key").field("reason").field("source").end();
            for (CompromisedCard card : cards) {
                lines.field(card.key())
                        .field(card.reason())
                        .field(card.source())
                        .end();
            }
        }
    }
}
