package dev.fraudscorer.features.internal.record;

import dev.fraudscorer.features.internal.state.StateOutput;

/** Who had to leave, frame by frame; visits continue meanwhile. Confined to one thread. */
public interface EvictedWalk {
    /**
     * Puts some more frames out.
     *
     * @return false, and none was put, if there are no more
     */
    boolean next(StateOutput out);
}
