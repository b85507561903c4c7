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
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * How many real events a second one core takes: the history of the Fraud Detection Handbook in its order, fourteen
 * features of each event read and the event counted, each label given seven days after its event. Events are made
 * beforehand. The first round meets the code cold; each round begins without a history.
 */
public final class HandbookMeasurement {
    private static final int ROUNDS = 4;
    private static final Duration LABEL_DELAY = Duration.ofDays(7);
    private static final String EXPECTED = "the folder of the real data as its only argument";

    private final List<Event> events = new ArrayList<>();
    private final List<Boolean> fraud = new ArrayList<>();

    private HandbookMeasurement() {}

    /**
     * Measures.
     *
     * @param arguments the folder that has {@code handbook/transactions.csv.gz}
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            throw new IllegalArgumentException(arguments.length + " arguments; expected " + EXPECTED);
        }
        Path file = Path.of(arguments[0], "handbook", "transactions.csv.gz");
        for (int round = 1; round <= ROUNDS; round++) {
            try (HistoryPolicy policy = HistoryPolicy.load(PolicyResource.HANDBOOK)) {
                HandbookMeasurement history = new HandbookMeasurement();
                history.read(file, policy.type());
                history.measure(policy, round);
            }
        }
    }

    private void read(Path file, EventType type) throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            List<String> header = Arrays.asList(lines.readLine().split(",", -1));
            int id = header.indexOf("tx_id");
            int time = header.indexOf("timestamp");
            int customer = header.indexOf("customer_id");
            int terminal = header.indexOf("terminal_id");
            int amount = header.indexOf("amount");
            int label = header.indexOf("label");
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] fields = line.split(",", -1);
                events.add(type.newEvent(fields[id], Instant.parse(fields[time]))
                        .set("customer", fields[customer])
                        .set("terminal", fields[terminal])
                        .set("amount", Double.parseDouble(fields[amount]))
                        .build());
                fraud.add(fields[label].equals("1"));
            }
        }
    }

    private void measure(HistoryPolicy policy, int round) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        FeatureVector vector = policy.newVector();
        int toLabel = 0;
        long began = threads.getCurrentThreadCpuTime();
        for (Event event : events) {
            Instant known = event.time().minus(LABEL_DELAY);
            while (!events.get(toLabel).time().isAfter(known)) {
                label(policy, toLabel++);
            }
            policy.fill(vector, event, Access.COUNT_AND_READ);
        }
        double seconds = (threads.getCurrentThreadCpuTime() - began) / 1e9;
        System.out.printf(
                "round %d: %,d events in %.2f s of one core, %,.0f events/s%n",
                round, events.size(), seconds, events.size() / seconds);
    }

    private void label(HistoryPolicy policy, int index) {
        Event event = events.get(index);
        Instant known = event.time().plus(LABEL_DELAY);
        policy.label(
                event,
                fraud.get(index)
                        ? Label.fraud(LabelSource.CHARGEBACK, known)
                        : Label.legit(LabelSource.CHARGEBACK, known));
    }
}
