package dev.fraudscorer.lab.replay.quality;

/**
 * Decisions against labels: how many events got each decision, and how many of those are known frauds. Immutable.
 *
 * @param approved events let go
 * @param reviewed events given to a person
 * @param denied events refused
 * @param fraudsApproved known frauds among those let go
 * @param fraudsReviewed known frauds among those given to a person
 * @param fraudsDenied known frauds among those refused
 */
public record DecisionCounts(
        long approved, long reviewed, long denied, long fraudsApproved, long fraudsReviewed, long fraudsDenied) {
    /** All events. */
    public long events() {
        return approved + reviewed + denied;
    }
}
