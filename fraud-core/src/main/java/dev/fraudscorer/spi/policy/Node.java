package dev.fraudscorer.spi.policy;

import dev.fraudscorer.policy.Location;
import java.util.Objects;

/**
 * A value in a policy document, or in a section that code supplies, with its place. Immutable.
 *
 * <p>Code gives a place that leads a reader of messages to it, such as {@code Location.of("GatewayFeatures.java")}.
 */
public abstract sealed class Node permits MapNode, ListNode, ScalarNode, CodeNode {
    private final Location at;

    Node(Location at) {
        this.at = Objects.requireNonNull(at, "at");
    }

    /** Where it begins. */
    public Location at() {
        return at;
    }

    /** What it is, for messages: {@code a list}, {@code the text 'x'}. */
    public abstract String describe();
}
