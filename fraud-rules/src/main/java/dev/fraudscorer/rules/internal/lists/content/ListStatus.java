package dev.fraudscorer.rules.internal.lists.content;

/** What a list says of a value. */
public enum Standing {
    /** It is on the list. */
    LISTED,
    /** It is not. */
    NOT_LISTED,
    /** It cannot be said: the value is nothing that the list's kind can be of, such as a domain with a blank in it. */
    NOT_KNOWN;

    public static Standing of(boolean listed) {
        return listed ? LISTED : NOT_LISTED;
    }
}
