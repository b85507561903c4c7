package dev.fraudscorer.internal.run.handover;

import dev.fraudscorer.spi.state.Durable;
import java.util.List;
import java.util.Objects;

/** Brings the state of one source into another, while the first one is in use. Confined to one thread. */
final class StateTransfer {
    private static final String EXPECTED =
            "a source that saves its state and one that restores it; the version before is still in use, and the"
                    + " exception's cause has what was thrown";

    private StateTransfer() {}

    /**
     * Saves, restores, and puts the state into effect.
     *
     * @param made not in use yet
     * @return what was left out, in words
     */
    static List<String> run(Durable running, Durable made) throws HandoverException {
        StatePipe pipe = new StatePipe();
        Thread saver = new Thread(
                () -> {
                    try {
                        running.save(pipe);
                        pipe.end();
                    } catch (Throwable e) { // whatever a source throws, errors among it
                        pipe.fail(e);
                    }
                },
                "fraud-scorer-handover");
        saver.setDaemon(true);
        try {
            saver.start();
            Durable.Restored restored = Objects.requireNonNull(made.restore(pipe), "the restored state");
            // It need not have read to the end, but the save must have come there.
            while (pipe.next() != null) {
                // Until it has.
            }
            restored.commit();
            return List.copyOf(restored.leftOut());
        } catch (Throwable e) { // a state that takes more memory than there is refuses the reload and nothing else
            throw new HandoverException(
                    "a state that could not be carried over (" + e.getClass().getName() + ")", EXPECTED, e);
        } finally {
            pipe.abandon();
        }
    }
}
