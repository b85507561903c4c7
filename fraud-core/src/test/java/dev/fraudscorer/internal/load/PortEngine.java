package dev.fraudscorer.internal.load;

import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.spi.LoadContext;
import dev.fraudscorer.spi.PolicyEngine;
import dev.fraudscorer.spi.policy.Node;
import java.util.List;

/**
 * An engine with a place for a part of the host: it declares the feature that the part names, or {@code no_port} if there is
 * none. It looks up nothing in a policy without the section {@code port}. Found only by a class loader that names it.
 */
public final class PortEngine implements PolicyEngine {
    @Override
    public List<String> sections() {
        return List.of("port");
    }

    @Override
    public void load(LoadContext context) {
        Node section = context.section("port");
        if (section == null || context.reader().text(section) == null) {
            return;
        }
        Port port = context.provided(Port.class);
        context.schema().declare(port == null ? "no_port" : port.feature(), ValueType.NUMBER);
    }

    /** What a host may implement. */
    interface Port {
        String feature();
    }
}
