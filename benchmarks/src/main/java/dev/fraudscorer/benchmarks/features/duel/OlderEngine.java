package dev.fraudscorer.benchmarks.features.duel;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Another version of the library beside the present one, in one JVM. The library comes from the given jars and from nowhere
 * else, the benchmarks from the present ones, defined here once more so that they link with the older library: both
 * versions then do the same work in loops of their own, which the JIT compiles apart. The types of this package's {@link
 * Workload} and {@link FeatureValueStream} are those of the host, or neither side could call the other. Thread-safe.
 */
public final class OlderEngine extends URLClassLoader {
    private static final String LIBRARY = "dev.fraudscorer.";
    private static final String BENCHMARKS = "dev.fraudscorer.benchmarks.";
    private static final Set<Class<?>> SHARED = Set.of(Workload.class, FeatureValueStream.class);

    /**
     * What links with internals of the library, which change from version to version: taken from the jars where they have
     * it, with nested classes.
     */
    private static final String LINKED_WITH_INTERNALS = "dev.fraudscorer.benchmarks.features.HistoryPolicy";

    static {
        registerAsParallelCapable();
    }

    private final ClassLoader host;

    private OlderEngine(URL[] jars, ClassLoader host) {
        // Without the host as parent, whose services and resources would be found first.
        super("older engine", jars, ClassLoader.getPlatformClassLoader());
        this.host = host;
    }

    /**
     * Loads from a class path: {@code benchmarks.jar}, whose manifest names the jars beside it, or the library's jars and
     * what they need.
     *
     * @throws IllegalArgumentException if an element of the path does not exist
     */
    public static OlderEngine of(String classPath) {
        List<URL> jars = new ArrayList<>();
        for (String element : classPath.split(File.pathSeparator, -1)) {
            Path jar = Path.of(element);
            if (!Files.exists(jar)) {
                throw new IllegalArgumentException(
                        "older=" + element + " does not exist; expected the benchmarks.jar of an older commit, with its"
                                + " lib beside it");
            }
            try {
                jars.add(jar.toUri().toURL());
            } catch (MalformedURLException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new OlderEngine(jars.toArray(new URL[0]), OlderEngine.class.getClassLoader());
    }

    /**
     * Makes what the host sees as {@code shared} of a class that is linked with the older library.
     *
     * @param implementation by its name; has one constructor
     * @param arguments of the JDK's types
     */
    public <T> T make(Class<T> shared, Class<? extends T> implementation, Object... arguments) {
        try {
            Constructor<?> constructor = loadClass(implementation.getName()).getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            return shared.cast(constructor.newInstance(arguments));
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(
                    implementation.getSimpleName() + " failed on the older engine", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(implementation.getSimpleName() + " does not fit the older engine", e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded == null) {
                loaded = find(name);
            }
            if (resolve) {
                resolveClass(loaded);
            }
            return loaded;
        }
    }

    private Class<?> find(String name) throws ClassNotFoundException {
        for (Class<?> shared : SHARED) {
            if (shared.getName().equals(name)) {
                return shared;
            }
        }
        if (name.startsWith(BENCHMARKS)) {
            return linkedWithInternals(name) && inJars(name) ? findClass(name) : definePresent(name);
        }
        if (name.startsWith(LIBRARY)) {
            return findClass(name);
        }
        try {
            return super.loadClass(name, false);
        } catch (ClassNotFoundException e) {
            return host.loadClass(name);
        }
    }

    private static boolean linkedWithInternals(String name) {
        return name.equals(LINKED_WITH_INTERNALS) || name.startsWith(LINKED_WITH_INTERNALS + "$");
    }

    private boolean inJars(String name) {
        return findResource(file(name)) != null;
    }

    private Class<?> definePresent(String name) throws ClassNotFoundException {
        try (InputStream in = host.getResourceAsStream(file(name))) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private static String file(String name) {
        return name.replace('.', '/') + ".class";
    }

    /** The policies of the benchmarks are the present ones, too. */
    @Override
    public @Nullable URL getResource(String name) {
        return name.startsWith(BENCHMARKS.replace('.', '/')) ? host.getResource(name) : super.getResource(name);
    }
}
