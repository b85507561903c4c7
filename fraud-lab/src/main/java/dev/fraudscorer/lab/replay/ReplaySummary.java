package dev.fraudscorer.lab.replay;

import dev.fraudscorer.lab.replay.quality.ReplayQuality;

/**
 * What a replay did. Immutable.
 *
 * @param lines lines read, without header and blank lines
 * @param scored events scored
 * @param broken lines that are no event of the policy
 * @param repeated events that had come before with the same content, and counted nothing
 * @param conflicting events refused because their id had come before with other content
 * @param outOfOrder events with an earlier time than one before them in the file
 * @param labels frauds that became known during the history
 * @param degraded assessments for which a part failed
 * @param quality how score and decisions stand to the labels
 */
public record ReplaySummary(
        long lines,
        long scored,
        long broken,
        long repeated,
        long conflicting,
        long outOfOrder,
        long labels,
        long degraded,
        ReplayQuality quality) {}
