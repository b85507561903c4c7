package dev.fraudscorer.benchmarks.features;

import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.EventType;
import dev.fraudscorer.event.Label;
import dev.fraudscorer.event.LabelSource;
import dev.fraudscorer.spi.Access;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * The history of the Fraud Detection Handbook in its order, each label given seven days after its event. Confined to one
 * thread.
 */
final class HandbookHistory {
    private static final Duration LABEL_DELAY = Duration.ofDays(7);

    private final HistoryPolicy policy;
    private final List<Event> events = new ArrayList<>();
    private final BitSet fraud = new BitSet();
    private int toLabel;

    /** @param file of which as many events are made as it has, or the first {@code most} */
    HandbookHistory(HistoryPolicy policy, Path file, int most) {
        this.policy = policy;
        try {
            read(file, policy.type(), most);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The history in the folder of the real data. */
    static Path file(String folder) {
        return Path.of(folder, "handbook", "transactions.csv.gz");
    }

    int size() {
        return events.size();
    }

    /** Gives the labels that are known by then, counts the event of that number and reads its features. */
    void next(FeatureVector vector, int number) {
        Event event = events.get(number);
        Instant known = event.time().minus(LABEL_DELAY);
        while (!events.get(toLabel).time().isAfter(known)) {
            label(toLabel++);
        }
        policy.fill(vector, event, Access.COUNT_AND_READ);
    }

    private void label(int number) {
        Event event = events.get(number);
        Instant known = event.time().plus(LABEL_DELAY);
        policy.label(
                event,
                fraud.get(number)
                        ? Label.fraud(LabelSource.CHARGEBACK, known)
                        : Label.legit(LabelSource.CHARGEBACK, known));
    }

    private void read(Path file, EventType type, int most) throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            List<String> header = Arrays.asList(lines.readLine().split(",", -1));
            int id = header.indexOf("tx_id");
            int time = header.indexOf("timestamp");
            int customer = header.indexOf("customer_id");
            int terminal = header.indexOf("terminal_id");
            int amount = header.indexOf("amount");
            int label = header.indexOf("label");
            for (String line = lines.readLine(); line != null && events.size() < most; line = lines.readLine()) {
                String[] fields = line.split(",", -1);
                fraud.set(events.size(), fields[label].equals("1"));
                events.add(type.newEvent(fields[id], Instant.parse(fields[time]))
                        .set("customer", fields[customer])
                        .set("terminal", fields[terminal])
                        .set("amount", Double.parseDouble(fields[amount]))
                        .build());
            }
        }
    }
}
