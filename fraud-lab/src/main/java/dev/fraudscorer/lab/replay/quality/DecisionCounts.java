package dev.fraudscorer.lab.replay.quality;

/**
 * Decisions against labels: how many events got each decision, and how many of those are labelled as fraud. Immutable.
 *
 * @param approved events approved
 * @param reviewed events given to a person
 * @param denied events refused
 * @param fraudsApproved frauds among those approved
 * @param fraudsReviewed frauds among those given to a person
 * @param fraudsDenied frauds among those refused
 */
public record DecisionCounts(
        long approved, long reviewed, long denied, long fraudsApproved, long fraudsReviewed, long fraudsDenied) {
    /** All events. */
    public long events() {
        return approved + reviewed + denied;
    }
}
