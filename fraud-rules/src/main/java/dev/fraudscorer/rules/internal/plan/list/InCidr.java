package dev.fraudscorer.rules.internal.plan.list;

import dev.fraudscorer.internal.canonical.Ip;
import dev.fraudscorer.rules.internal.address.Cidr;
import dev.fraudscorer.rules.internal.plan.node.BooleanNode;
import dev.fraudscorer.rules.internal.plan.node.TextNode;
import dev.fraudscorer.spi.vector.FeatureVector;

/** {@code in_cidr(ip, range)}. Missing if the text is no address. */
public record InCidr(TextNode address, Cidr range) implements BooleanNode {
    @Override
    public byte evaluate(FeatureVector vector) {
        String text = address.evaluate(vector);
        return text == null || !Ip.isAddress(text) ? MISSING : BooleanNode.of(range.contains(text));
    }

    @Override
    public int missingSlot(FeatureVector vector) {
        return address.evaluate(vector) == null ? address.missingSlot(vector) : NO_SLOT;
    }
}
