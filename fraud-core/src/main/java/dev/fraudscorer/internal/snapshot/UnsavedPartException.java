package dev.fraudscorer.internal.snapshot;

/** A source that failed while it wrote its state. */
final class UnsavedPartException extends UnwrittenSnapshotException {
    private static final long serialVersionUID = 1L;

    /** @param place what the source was writing, in its words; empty if unknown */
    UnsavedPartException(String part, String place, Throwable cause) {
        super(
                "part '" + part + "'" + (place.isEmpty() ? "" : ", " + place) + " could not be saved ("
                        + cause.getClass().getSimpleName() + ")",
                cause);
    }
}
