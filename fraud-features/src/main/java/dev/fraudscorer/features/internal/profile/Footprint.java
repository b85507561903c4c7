package dev.fraudscorer.features.internal.profile;

/** How many bytes the parts of one {@link Wide} take; each part tells when it grows or shrinks. */
final class Footprint {
    /** About what an object takes beside its arrays, and an array beside its content. */
    static final int OBJECT = 24;

    private long bytes;

    void add(long more) {
        bytes += more;
    }

    long bytes() {
        return bytes;
    }
}
