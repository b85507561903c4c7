package dev.fraudscorer.simulator.output;

import dev.fraudscorer.simulator.payment.SimulatedPayment;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Writes payments to a file, as CSV or as JSON lines. Both have the same names: {@code event_id, event_time, card,
 * customer, merchant, category, device, ip, country, card_country, channel, amount, currency, lat, lon, fraud, fraud_kind,
 * label_known_at}. Times are ISO 8601 in UTC with milliseconds. What a legitimate payment does not have is empty in CSV and
 * left out in JSON; {@code fraud} is 0 or 1 in CSV and a boolean in JSON.
 *
 * <p>The same payments give the same bytes. Those of a compressed file also depend on the zlib of the Java runtime, but
 * hold no time and no name.
 *
 * <p>Confined to one thread. {@link #accept} throws {@link java.io.UncheckedIOException}.
 */
public interface PaymentWriter extends Consumer<SimulatedPayment>, Closeable {

    /**
     * Creates or replaces the file.
     *
     * @param file ends in {@code .csv}, {@code .csv.gz}, {@code .jsonl} or {@code .jsonl.gz}
     * @throws IllegalArgumentException if it ends in something else
     * @throws IOException if it cannot be written
     */
    static PaymentWriter create(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        String plain = name.endsWith(".gz") ? name.substring(0, name.length() - ".gz".length()) : name;
        boolean csv = plain.endsWith(".csv");
        if (!csv && !plain.endsWith(".jsonl")) {
            throw new IllegalArgumentException(
                    file + ": payments are written to .csv, .csv.gz, .jsonl or .jsonl.gz; choose a name that ends so");
        }
        OutputStream stream = OutputFile.create(file);
        return csv ? new PaymentCsv(stream) : new PaymentJsonLines(stream);
    }
}
