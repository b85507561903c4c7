package dev.fraudscorer.assessment;

/**
 * What a scorer has done since it was loaded. Immutable; the counts are read one after another while scoring goes on.
 *
 * @param scored events that were assessed and counted
 * @param assessed events that were assessed and not counted
 * @param recorded events that were counted and not assessed, and all that a warm-up took
 * @param repeated calls with an event that had come before, answered from memory or without effect
 * @param conflicting calls refused because the event's id had come before with other content
 * @param degraded assessments, records, labels and amendments for which a part failed
 * @param labels labels that came in
 * @param amended amendments that came in
 */
public record ScorerCounts(
        long scored,
        long assessed,
        long recorded,
        long repeated,
        long conflicting,
        long degraded,
        long labels,
        long amended) {}
