package dev.fraudscorer.rules.code;

import dev.fraudscorer.policy.Location;
import dev.fraudscorer.spi.policy.CodeNode;
import dev.fraudscorer.spi.policy.ListNode;
import dev.fraudscorer.spi.policy.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** Rules in Java as the section of a policy that they are handed over as. */
public final class JavaRules {
    /** The section's name. */
    public static final String SECTION = "java_rules";

    private JavaRules() {}

    /**
     * The section, for {@code FraudScorer.builder(folder).section(JavaRules.SECTION, JavaRules.of(rules))}. The rules
     * are evaluated after those of the policy's text, in this order. The digest of the policy covers all of them but
     * their conditions, which their revision represents.
     */
    public static Node of(JavaRule... rules) {
        List<Node> nodes = new ArrayList<>();
        for (JavaRule rule : rules) {
            nodes.add(new CodeNode(Location.of("java rule '" + rule.id() + "'"), rule, canonicalText(rule)));
        }
        return new ListNode(Location.of("java rules"), nodes);
    }

    private static String canonicalText(JavaRule rule) {
        StringJoiner text = new StringJoiner("|")
                .add(rule.id())
                .add(rule.revision())
                .add(String.valueOf(rule.reads()))
                .add(String.valueOf(rule.reason()))
                .add(String.valueOf(rule.risk()))
                .add(String.valueOf(rule.decides()))
                .add(String.valueOf(rule.outcomes()))
                .add(String.valueOf(rule.severity()))
                .add(rule.description())
                .add(rule.mode().name());
        // Only where it is set, so that the digests of rules from before stay.
        return rule.exemptFromBudget() ? text.add("budget none").toString() : text.toString();
    }
}
