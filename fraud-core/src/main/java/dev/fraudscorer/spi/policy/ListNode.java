package dev.fraudscorer.spi.policy;

import dev.fraudscorer.policy.Location;
import java.util.List;

/** A list of values. Immutable. */
public final class ListNode extends Node {
    private final List<Node> items;

    /** @param items in the order of the file */
    public ListNode(Location at, List<Node> items) {
        super(at);
        this.items = List.copyOf(items);
    }

    /** The values in order. */
    public List<Node> items() {
        return items;
    }

    @Override
    public String describe() {
        return "a list";
    }
}
