package dev.fraudscorer.policy.rollout;

/** How far a rollout has come. */
public enum RolloutStage {
    /** The challenger is evaluated and compared; the champion answers. */
    SHADOW,
    /** The challenger answers for a share of the entities. */
    SHARE,
    /** The challenger answers for all events that the rollout is of. */
    FULL,
    /** It is over: the challenger is not evaluated any more, until a host starts it again. */
    ENDED
}
