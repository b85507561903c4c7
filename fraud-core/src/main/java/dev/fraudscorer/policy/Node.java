package dev.fraudscorer.policy;

/** A value in a policy document, with its place. Immutable. */
public abstract sealed class Node permits MapNode, ListNode, ScalarNode {
    private final Location at;

    Node(Location at) {
        this.at = at;
    }

    /** Where it begins. */
    public Location at() {
        return at;
    }

    /** What it is, for messages: {@code a list}, {@code the text 'x'}. */
    public abstract String describe();
}
