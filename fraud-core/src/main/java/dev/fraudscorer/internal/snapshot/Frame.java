package dev.fraudscorer.internal.snapshot;

/**
 * A frame as it was read, its checksum found right. Owns its payload.
 *
 * @param offset where it begins in the file
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Frame(FrameKind kind, byte[] payload, long offset) {}
