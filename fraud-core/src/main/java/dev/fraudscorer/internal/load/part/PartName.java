package dev.fraudscorer.internal.load.part;

import org.jspecify.annotations.Nullable;

/** The name by which evidence, logs and gauges call a source. */
final class PartName {
    private PartName() {}

    /** @throws IllegalStateException if it is none */
    static String of(@Nullable String id) {
        if (id == null || id.isBlank()) {
            throw new IllegalStateException("its id is null or blank");
        }
        return id;
    }
}
