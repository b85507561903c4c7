package dev.fraudscorer.anomaly.internal.detector;

import dev.fraudscorer.anomaly.internal.forest.InvalidForestException;
import dev.fraudscorer.spi.state.Durable;
import dev.fraudscorer.spi.state.InvalidStateException;
import dev.fraudscorer.spi.state.StateReader;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;

/**
 * What was learned according to a snapshot. If it was learned by another definition, the state begins anew. Confined to one
 * thread.
 */
public final class RestoredState implements Durable.Restored {
    private final DetectorState state;
    private final Stage stage;
    private final long admitted;
    private final List<String> leftOut;

    private RestoredState(DetectorState state, Stage stage, long admitted, List<String> leftOut) {
        this.state = state;
        this.stage = stage;
        this.admitted = admitted;
        this.leftOut = leftOut;
    }

    /**
     * Reads what {@link DetectorState#save} wrote.
     *
     * @param name of the detector, for messages
     * @param state that shall become what is read
     * @throws InvalidStateException if it is not what was written
     */
    public static RestoredState read(String name, DetectorState state, StateReader blocks)
            throws IOException, InvalidStateException {
        try {
            return read(name, state, new DataInputStream(new BlockInput(blocks)));
        } catch (BlockInput.BrokenBlockException e) {
            throw e.why();
        } catch (EOFException e) {
            throw refused(name, "fewer bytes than it should", e);
        } catch (UnexpectedStateException | InvalidForestException e) {
            throw refused(name, String.valueOf(e.getMessage()), e);
        }
    }

    private static RestoredState read(String name, DetectorState state, DataInputStream in)
            throws IOException, InvalidStateException {
        DetectorConfig config = state.config();
        int version = in.readInt();
        if (version != StateCodec.VERSION) {
            throw new InvalidStateException(name + ": found state of layout " + version + "; expected layout "
                    + StateCodec.VERSION + "; restore it with the library that wrote it, or go without it, so that the"
                    + " detector learns anew from the events that are scored");
        }
        if (!StateCodec.readFingerprint(in).equals(config.fingerprint())) {
            return new RestoredState(
                    state,
                    Stage.empty(config),
                    0,
                    List.of("'" + name + "' begins anew: its inputs, its condition or how it learns are not those that"
                            + " the snapshot was made under"));
        }
        long admitted = in.readLong();
        if (admitted < 0) {
            throw new UnexpectedStateException(admitted + " events admitted, expected 0 or more");
        }
        Stage stage = StateCodec.readStage(config, in);
        if (in.read() >= 0) {
            throw new UnexpectedStateException("more bytes than it should");
        }
        return new RestoredState(state, stage, admitted, List.of());
    }

    @Override
    public void commit() {
        state.become(stage, admitted);
    }

    @Override
    public List<String> leftOut() {
        return leftOut;
    }

    private static InvalidStateException refused(String name, String found, Exception cause) {
        return new InvalidStateException(
                name + ": the state holds " + found + "; expected what this version writes; take another snapshot",
                cause);
    }
}
