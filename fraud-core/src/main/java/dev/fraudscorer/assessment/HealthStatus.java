package dev.fraudscorer.assessment;

/** How a source is. */
public enum HealthStatus {
    /** Its latest calls succeeded. */
    UP,
    /** Some of its latest calls failed, came late or were left out, or it reports something that is not as it should be. */
    DEGRADED,
    /** None of its latest calls succeeded, or it is cut off: its evidence is missing from every assessment. */
    DOWN
}
