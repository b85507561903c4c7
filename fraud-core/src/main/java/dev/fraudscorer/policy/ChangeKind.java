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
    /** The state of the sources replaced by that of a snapshot. */
    RESTORE
}
