package dev.fraudscorer;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What the sources of {@link HostileEngine} do when one of their methods is called, beside their honest answer. */
public final class Probe {
    private static final Map<String, Hook> HOOKS = new ConcurrentHashMap<>();

    private Probe() {}

    /** Lets a method, such as {@code evidence.evaluate}, do this from now on. */
    static void at(String method, Hook hook) {
        HOOKS.put(method, hook);
    }

    /** Lets all methods be honest again. */
    public static void reset() {
        HOOKS.clear();
    }

    /** What a method answers: what its hook returns, or {@code honest} if it has none. */
    @SuppressWarnings({"unchecked", "NullAway"}) // null is one of the answers that a test may give
    static <T> T answer(String method, T honest, @Nullable Object... arguments) {
        Hook hook = HOOKS.get(method);
        if (hook == null) {
            return honest;
        }
        try {
            return (T) hook.run(arguments);
        } catch (Throwable e) {
            throw sneaky(e);
        }
    }

    /** Throws anything as if it were unchecked, as other languages do. */
    @SuppressWarnings("unchecked")
    static <E extends Throwable> RuntimeException sneaky(Throwable e) throws E {
        throw (E) e;
    }

    /** What happens instead of the honest answer. */
    interface Hook {
        @Nullable
        Object run(@Nullable Object... arguments) throws Throwable;
    }
}
