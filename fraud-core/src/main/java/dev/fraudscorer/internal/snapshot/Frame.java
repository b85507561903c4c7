package dev.fraudscorer.internal.snapshot;

/** A frame as it was read, its checksum found right. Owns its payload. */
final class Frame {
    private final FrameKind kind;
    private final byte[] payload;
    private final long offset;

    Frame(FrameKind kind, byte[] payload, long offset) {
        this.kind = kind;
        this.payload = payload;
        this.offset = offset;
    }

    FrameKind kind() {
        return kind;
    }

    byte[] payload() {
        return payload;
    }

    /** Where it begins in the file. */
    long offset() {
        return offset;
    }
}
