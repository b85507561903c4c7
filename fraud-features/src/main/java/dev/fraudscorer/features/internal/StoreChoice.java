package dev.fraudscorer.features.internal;

import dev.fraudscorer.features.store.ProfileStoreFactory;
import dev.fraudscorer.spi.LoadContext;
import dev.fraudscorer.spi.policy.ScalarNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose store keeps the profiles: that which the host provides, that which the policy names, or this process's own. To be made
 * only where a policy has entities: that a host's part was looked up counts as its use.
 *
 * @param factory null for this process's own, and if a mistake was reported
 */
public record StoreChoice(@Nullable ProfileStoreFactory factory) {
    /**
     * Returns the choice of a policy and of its host, and reports its mistakes.
     *
     * @param name from the policy; null if it names none
     */
    public static StoreChoice of(LoadContext context, @Nullable ScalarNode name) {
        ProfileStoreFactory provided = context.provided(ProfileStoreFactory.class);
        if (name == null) {
            return new StoreChoice(provided);
        }
        if (provided != null) {
            context.reader()
                    .report(
                            name.at(),
                            "the store " + name.text() + ", and another one provided by code",
                            "one of the two: leave this key out, or the part " + ProfileStoreFactory.class.getName());
            return new StoreChoice(null);
        }
        return new StoreChoice(named(context, name));
    }

    private static @Nullable ProfileStoreFactory named(LoadContext context, ScalarNode name) {
        List<ProfileStoreFactory> all;
        try {
            all = factories();
        } catch (ServiceConfigurationError e) {
            context.reader()
                    .report(
                            name.at(),
                            "a store that cannot be made: " + e.getMessage(),
                            "a class path without it, or one that can");
            return null;
        }
        List<ProfileStoreFactory> found = all.stream()
                .filter(factory -> factory.name().equals(name.text()))
                .toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        if (found.isEmpty()) {
            String known = all.isEmpty()
                    ? "there is none on the class path"
                    : "there are "
                            + all.stream()
                                    .map(ProfileStoreFactory::name)
                                    .sorted()
                                    .toList();
            context.reader()
                    .report(
                            name.at(),
                            "an unknown store '" + name.text() + "'",
                            "the name of a ProfileStoreFactory on the class path (" + known
                                    + "), or no such key for the memory of this process");
        } else {
            context.reader()
                    .report(
                            name.at(),
                            "the name of " + found.size() + " stores: "
                                    + found.stream()
                                            .map(factory -> factory.getClass().getName())
                                            .sorted()
                                            .toList(),
                            "a class path with one of them");
        }
        return null;
    }

    /** Those that this library's class loader sees, and then those that only the application's does; each once. */
    private static List<ProfileStoreFactory> factories() {
        List<ProfileStoreFactory> found = new ArrayList<>();
        Set<String> names = new HashSet<>();
        add(ServiceLoader.load(ProfileStoreFactory.class, ProfileStoreFactory.class.getClassLoader()), names, found);
        if (isSeenBy(Thread.currentThread().getContextClassLoader())) {
            add(ServiceLoader.load(ProfileStoreFactory.class), names, found);
        }
        return found;
    }

    private static void add(
            ServiceLoader<ProfileStoreFactory> loader, Set<String> names, List<ProfileStoreFactory> found) {
        loader.stream()
                .filter(provider -> names.add(provider.type().getName()))
                .forEach(provider -> found.add(provider.get()));
    }

    /** A loader with a copy of this library of its own has the stores of that copy. */
    private static boolean isSeenBy(@Nullable ClassLoader loader) {
        try {
            return loader != null
                    && Class.forName(ProfileStoreFactory.class.getName(), false, loader) == ProfileStoreFactory.class;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
