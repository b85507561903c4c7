package dev.fraudscorer.internal.load;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the modules that provide a service: those beside this library, and those that only the application sees, such as
 * in an application server, or with the development tools of Spring Boot. Each implementation is found once.
 */
final class Providers {
    private Providers() {}

    /**
     * Those that the class loader of the service sees, and then those that the context class loader of this thread sees.
     *
     * @throws ServiceConfigurationError if one cannot be made; its message names it
     */
    static <T> List<T> of(Class<T> service) {
        List<T> found = new ArrayList<>();
        Set<String> names = new HashSet<>();
        add(service, service.getClassLoader(), names, found);
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        if (context != null && canLoad(context, service)) {
            add(service, context, names, found);
        }
        return found;
    }

    private static <T> void add(Class<T> service, @Nullable ClassLoader loader, Set<String> names, List<T> found) {
        ServiceLoader.load(service, loader).stream()
                .filter(provider -> names.add(provider.type().getName()))
                .forEach(provider -> found.add(provider.get()));
    }

    /** A loader with a copy of this library of its own has the modules of that copy. */
    private static boolean canLoad(ClassLoader context, Class<?> service) {
        try {
            return Class.forName(service.getName(), false, context) == service;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
