package dev.fraudscorer.rules.internal.plan.list;

import dev.fraudscorer.internal.canonical.Ip;
import dev.fraudscorer.rules.internal.address.Cidr;
import dev.fraudscorer.rules.internal.plan.node.BooleanNode;
import dev.fraudscorer.rules.internal.plan.node.TextNode;
import dev.fraudscorer.rules.internal.plan.node.UnaryNode;
import dev.fraudscorer.spi.vector.FeatureVector;

/** {@code in_cidr(ip, range)}. Missing if the text is no address. */
public record InCidr(TextNode operand, Cidr range) implements BooleanNode, UnaryNode {
    @Override
    public byte evaluate(FeatureVector vector) {
        String text = operand.evaluate(vector);
        return text == null || !Ip.isAddress(text) ? MISSING : BooleanNode.of(range.contains(text));
    }
}
