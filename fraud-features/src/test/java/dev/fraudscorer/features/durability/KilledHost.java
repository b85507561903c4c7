package dev.fraudscorer.features.durability;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.features.durability.HostLog.Entry;
import dev.fraudscorer.state.Restoration;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A process that restores, warms up and continues: two threads note each payment in the log and record it, a third
 * takes one snapshot after the other. It never ends by itself; it prints what it does, a letter at a time.
 */
final class KilledHost {
    static final char RECORDED = 'r';
    static final char SNAPSHOT_BEGUN = 'b';
    static final char SNAPSHOT_TAKEN = 's';

    private static final int RETRY_ONE_IN = 20;
    private static final int RETRIES_BACK = 500;

    private final Path folder;
    private final FraudScorer scorer;
    private final OutputStream output = new FileOutputStream(FileDescriptor.out);
    private final HostLog calls;
    private final HostLog returns;
    private long next;

    private KilledHost(Path folder, FraudScorer scorer, HostLog calls, HostLog returns, long next) {
        this.folder = folder;
        this.scorer = scorer;
        this.calls = calls;
        this.returns = returns;
        this.next = next;
    }

    /**
     * Runs until it is killed.
     *
     * @param arguments the folder, and how many milliseconds more than needed a warm-up goes back
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        FraudScorer scorer =
                restarted(FraudScorer.builder(folder), folder, Duration.ofMillis(Long.parseLong(arguments[1])));
        long next = HostLog.read(folder.resolve("calls")).stream()
                .mapToLong(entry -> entry.number() + 1)
                .max()
                .orElse(0);
        KilledHost host = new KilledHost(
                folder, scorer, HostLog.open(folder.resolve("calls")), HostLog.open(folder.resolve("returns")), next);
        start(host::recordForEver);
        start(host::recordForEver);
        start(host::snapshotForEver);
    }

    /**
     * A scorer as a host has it after a restart: restored from the last snapshot, and given every payment whose call
     * had not returned when that was begun.
     *
     * @param more how much further back a warm-up goes
     */
    static FraudScorer restarted(FraudScorer.Builder builder, Path folder, Duration more) throws IOException {
        FraudScorer scorer = builder.load();
        Path file = folder.resolve("state.snapshot");
        Instant begun = Instant.EPOCH;
        if (Files.exists(file)) {
            Restoration restoration = scorer.state().restore(file);
            if (!restoration.notes().isEmpty()) {
                throw new IllegalStateException(restoration.notes().toString());
            }
            begun = restoration.snapshot().begun();
        }
        List<Event> events =
                missed(folder, begun, begun.minus(begun.equals(Instant.EPOCH) ? Duration.ZERO : more)).stream()
                        .map(number -> KillPolicy.payment(scorer, number))
                        .toList();
        long taken = scorer.state().warmUp(events);
        if (taken != events.size()) {
            throw new IllegalStateException(taken + " of " + events.size() + " events were taken");
        }
        return scorer;
    }

    private static List<Long> missed(Path folder, Instant begun, Instant since) throws IOException {
        Map<Long, Instant> returned = new HashMap<>();
        for (Entry entry : HostLog.read(folder.resolve("returns"))) {
            returned.putIfAbsent(entry.number(), entry.time());
        }
        return HostLog.read(folder.resolve("calls")).stream()
                .filter(entry -> !entry.time().isBefore(since)
                        || !returned.getOrDefault(entry.number(), Instant.MAX).isBefore(begun))
                .map(Entry::number)
                .toList();
    }

    private static void start(Task task) {
        new Thread(() -> {
                    try {
                        task.run();
                    } catch (IOException | RuntimeException | Error e) {
                        e.printStackTrace();
                        Runtime.getRuntime().halt(1);
                    }
                })
                .start();
    }

    private void recordForEver() throws IOException {
        while (true) {
            long number = called();
            scorer.record(KillPolicy.payment(scorer, number));
            returns.append(number);
            say(RECORDED);
        }
    }

    /** The next payment, or an earlier one; in the log before it is recorded. */
    private synchronized long called() throws IOException {
        SplittableRandom random = new SplittableRandom(~next);
        boolean retry = next > RETRIES_BACK && random.nextInt(RETRY_ONE_IN) == 0;
        long number = retry ? next - 1 - random.nextInt(RETRIES_BACK) : next;
        next++;
        calls.append(number);
        return number;
    }

    private void snapshotForEver() throws IOException {
        while (true) {
            say(SNAPSHOT_BEGUN);
            scorer.state().snapshot(folder.resolve("state.snapshot"));
            say(SNAPSHOT_TAKEN);
        }
    }

    private void say(char letter) throws IOException {
        synchronized (output) {
            output.write(letter);
        }
    }

    private interface Task {
        void run() throws IOException;
    }
}
