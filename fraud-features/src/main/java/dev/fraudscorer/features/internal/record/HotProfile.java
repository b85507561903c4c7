package dev.fraudscorer.features.internal.record;

/** What was counted of an entity with more events than a record holds one by one. Confined to the key's lock. */
public interface HotProfile {
    /** About how many bytes of memory it takes. */
    long bytes();
}
