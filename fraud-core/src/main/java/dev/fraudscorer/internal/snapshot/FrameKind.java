package dev.fraudscorer.internal.snapshot;

import org.jspecify.annotations.Nullable;

/** What a frame holds; written as a letter, so that a dump of the file can be read. */
enum FrameKind {
    /** Who wrote the snapshot, and when it began. */
    HEADER('H'),
    /** The name of the part that begins. */
    PART('P'),
    /** A block of a part's state. */
    BLOCK('B'),
    /** That the part ends. */
    PART_END('E'),
    /** That no part follows. */
    FOOTER('F');

    private final byte code;

    FrameKind(char code) {
        this.code = (byte) code;
    }

    byte code() {
        return code;
    }

    /** The kind of a code; null if there is none. */
    static @Nullable FrameKind of(byte code) {
        for (FrameKind kind : values()) {
            if (kind.code == code) {
                return kind;
            }
        }
        return null;
    }
}
