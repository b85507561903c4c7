package dev.fraudscorer.assessment;

/**
 * The approve threshold α and the deny threshold β: a score S below α approves, at or above β denies, between them
 * a person looks. Immutable.
 *
 * @param approve α, in [0, 1]
 * @param deny β, in [0, 1], not below α
 */
public record Thresholds(double approve, double deny) {
    public Thresholds {
        if (!(approve >= 0 && approve <= deny && deny <= 1)) {
            throw new IllegalArgumentException(
                    "thresholds must satisfy 0 <= approve <= deny <= 1 but were " + approve + " and " + deny);
        }
    }

    /** What the score alone decides. */
    public Decision decide(double score) {
        if (score < approve) {
            return Decision.APPROVE;
        }
        return score >= deny ? Decision.DENY : Decision.REVIEW;
    }
}
