package dev.fraudscorer.onnx.internal.trees.ensemble;

/** A model that may be sound, but that has a node which only ONNX Runtime supports. */
public final class UnsupportedNodeException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String node;
    private final String reason;

    /**
     * @param node the node or tensor, for messages
     * @param reason what of it is not known here
     */
    public UnsupportedNodeException(String node, String reason) {
        super(node + ": " + reason);
        this.node = node;
        this.reason = reason;
    }

    public String node() {
        return node;
    }

    /** What of it is not known. */
    public String reason() {
        return reason;
    }
}
