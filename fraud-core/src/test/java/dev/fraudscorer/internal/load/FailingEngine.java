package dev.fraudscorer.internal.load;

import dev.fraudscorer.spi.Access;
import dev.fraudscorer.spi.Condition;
import dev.fraudscorer.spi.ConditionLanguage;
import dev.fraudscorer.spi.FeatureSource;
import dev.fraudscorer.spi.LoadContext;
import dev.fraudscorer.spi.PolicyEngine;
import dev.fraudscorer.spi.policy.Node;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.spi.vector.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * An engine that adds two sources, the first of which fails to close, and then throws what a test sets; it does nothing in a
 * policy without the section {@code failing}. Its language throws, too. Found only by a class loader that names it.
 */
public final class FailingEngine implements PolicyEngine {
    static final AtomicReference<@Nullable Throwable> THROWN = new AtomicReference<>();
    static final List<String> CLOSED = new ArrayList<>();

    @Override
    public List<String> sections() {
        return List.of("failing");
    }

    @Override
    public void load(LoadContext context) {
        Node section = context.section("failing");
        if (section == null) {
            return;
        }
        context.add(new Source("first", true));
        context.add(new Source("second", false));
        ConditionLanguage language = context.conditions();
        if (language != null && "language".equals(context.reader().text(section))) {
            language.compile(section, List.of(), context.reader());
        }
        FailingEngine.<RuntimeException>throwSet();
    }

    @SuppressWarnings("unchecked") // throws whatever it is, as a careless host's part does
    private static <T extends Throwable> void throwSet() throws T {
        Throwable thrown = THROWN.get();
        if (thrown != null) {
            throw (T) thrown;
        }
    }

    private record Source(String id, boolean failsToClose) implements FeatureSource {
        @Override
        public int[] slots() {
            return new int[0];
        }

        @Override
        public void fill(FeatureVector vector, Access access) {}

        @Override
        public void close() {
            CLOSED.add(id);
            if (failsToClose) {
                throw new IllegalStateException("asked to fail");
            }
        }
    }

    /** A language that fails. */
    public static final class Language implements ConditionLanguage {
        @Override
        public @Nullable Condition compile(Node condition, List<Variable> variables, PolicyReader reader) {
            throw new StackOverflowError();
        }
    }
}
