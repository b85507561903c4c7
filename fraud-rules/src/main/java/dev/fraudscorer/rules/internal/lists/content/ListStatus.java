package dev.fraudscorer.rules.internal.lists.content;

/** The status of a value on a list. */
public enum ListStatus {
    LISTED,
    NOT_LISTED,
    /** It is undecided: the value is nothing that the list's kind can be of, such as a domain with a blank in it. */
    NOT_KNOWN;

    public static ListStatus of(boolean listed) {
        return listed ? LISTED : NOT_LISTED;
    }
}
