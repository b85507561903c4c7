package dev.fraudscorer.features.internal.store;

/**
 * How much a store keeps of one entity at most. Immutable.
 *
 * @param maxProfiles 1 or above
 * @param maxBytes above 0; one profile is kept however large it is
 */
public record StoreLimits(long maxProfiles, long maxBytes) {
    public StoreLimits {
        if (maxProfiles < 1 || maxBytes < 1) {
            throw new IllegalArgumentException("limits must be above 0 but were " + maxProfiles + ", " + maxBytes);
        }
    }
}
