package dev.fraudscorer.features.internal.plan;

/**
 * How fast the entity moved from its previous event to this one.
 *
 * @param latitude column of numbers, in degrees
 * @param longitude column of numbers, in degrees
 * @param slot where the speed in km/h goes
 */
public record SpeedReading(int latitude, int longitude, int slot) {}
