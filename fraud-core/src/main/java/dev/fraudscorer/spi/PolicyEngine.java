package dev.fraudscorer.spi;

import java.util.List;

/**
 * A module that understands sections of a policy. Found by {@link java.util.ServiceLoader} through this library's class
 * loader and through the context class loader of the thread that loads; needs a public constructor without parameters. Stateless: one engine may load many policies.
 */
public interface PolicyEngine {
    /** The sections of {@code policy.yaml} that it reads. */
    List<String> sections();

    /**
     * Reads its sections, declares the features that it fills, and adds its sources. Engines are called in the order
     * in which their sections stand on the way of an event (features, derived, lists, rules, models, anomaly), so each finds
     * the names that the earlier ones declared. Called also if a policy has none of its sections.
     *
     * <p>Problems of the policy are reported to {@link LoadContext#reader()}, not thrown; after a report the sources
     * added are closed and never used. Whatever is thrown all the same makes the load fail with a report that names this
     * engine.
     */
    void load(LoadContext context);
}
