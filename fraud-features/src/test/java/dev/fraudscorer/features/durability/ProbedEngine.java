package dev.fraudscorer.features.durability;

import dev.fraudscorer.features.FeaturesEngine;
import dev.fraudscorer.spi.LoadContext;
import dev.fraudscorer.spi.PolicyEngine;
import dev.fraudscorer.spi.policy.MapNode;
import dev.fraudscorer.spi.policy.Node;
import java.util.List;

/**
 * Loads the features engine from the sections below {@code probed}, with a language of conditions and with a source of
 * evidence that sees all values. The engine's own sections are left to the engine itself, so that policies without
 * {@code probed} are read as if this were not on the class path. Stateless.
 */
public final class ProbedEngine implements PolicyEngine {
    private static final String NAME = "probed";

    /** For {@link java.util.ServiceLoader}. */
    public ProbedEngine() {}

    @Override
    public List<String> sections() {
        return List.of(NAME);
    }

    @Override
    public void load(LoadContext context) {
        Node section = context.section(NAME);
        MapNode sections = section == null ? null : context.reader().map(section);
        if (sections != null) {
            new FeaturesEngine().load(new ProbedContext(context, sections));
            context.add(new Probe());
        }
    }
}
