package dev.fraudscorer.features.internal.record;

/** A record in an array of its own: one that is kept nowhere yet, or elsewhere as bytes. Reused; confined to one thread. */
public final class ArrayBlock extends Block {
    /** Makes it that of an entity without a record. */
    public void clear() {
        bytes = new byte[0];
        at = 0;
        length = 0;
    }

    @Override
    public void move(int bytesNeeded) {
        formerBytes = bytes;
        formerAt = at;
        formerLength = length;
        length = (bytesNeeded + LINE - 1) / LINE * LINE;
        bytes = new byte[length];
        at = 0;
    }

    @Override
    public void settle() {}
}
