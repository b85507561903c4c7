package dev.fraudscorer.policy;

/** What a change of a running scorer is. */
public enum ChangeKind {
    /** The first load, with which a scorer begins. */
    LOAD,
    /** The next version of the policy. */
    RELOAD,
    /** Another content of its entity lists. */
    RELOAD_LISTS,
    /** Back to the version before. */
    ROLLBACK,
    /** The start of a rollout of a challenger. */
    ROLLOUT,
    /** The challenger of a rollout in the place of the policy in use. */
    PROMOTE,
    /** The state of the sources replaced by that of a snapshot. */
    RESTORE,
    /** A rule without effect for one entity until a date. */
    SNOOZE,
    /** The end of a snooze before its date. */
    UNSNOOZE,
    /** What was kept of one entity, removed. Refused: a source failed, and the others have removed what they kept. */
    FORGET
}
