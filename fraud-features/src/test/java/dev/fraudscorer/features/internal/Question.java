package dev.fraudscorer.features.internal;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One feature as a policy defines it and as the oracle computes it.
 *
 * @param entity such as {@code card} or {@code card+merchant}
 * @param of the attributes of the aggregate
 * @param span null if the aggregate has no window
 * @param where null for all events
 * @param ignoresUncounted whether it is computed from what was counted, whatever could not be
 */
record Question(
        String entity,
        String aggregate,
        List<String> of,
        @Nullable Span span,
        @Nullable Where where,
        boolean excludingCurrent,
        boolean ignoresUncounted) {
    Question {
        of = List.copyOf(of);
    }

    static Question withoutWindow(String entity, boolean ignoresUncounted, String aggregate, String... of) {
        return new Question(entity, aggregate, List.of(of), null, null, false, ignoresUncounted);
    }

    String name() {
        return entity.replace('+', '_') + "." + aggregate
                + of.stream()
                        .map(attribute -> "_" + attribute.replace('.', '_'))
                        .collect(Collectors.joining())
                + (where == null ? "" : "_" + where.filterName())
                + (span == null ? "" : "_" + span.name())
                + (excludingCurrent ? "_excluding_current" : "");
    }

    /** A group of its own in the policy's list of groups. */
    String yaml() {
        return "    - aggregates: ['" + aggregate
                + (of.isEmpty() ? "" : "(" + String.join(", ", of) + ")")
                + (excludingCurrent ? " excluding_current" : "") + "']"
                + (span == null ? "" : "\n      windows: [" + span.yaml() + "]")
                + (where == null ? "" : "\n      where: \"" + where.text() + "\"\n      as: " + where.filterName())
                + (ignoresUncounted ? "\n      uncounted: ignored" : "");
    }

    /**
     * A window.
     *
     * @param offset null if it has none
     */
    record Span(String length, @Nullable String offset) {
        String name() {
            return length + (offset == null ? "" : "_offset_" + offset);
        }

        String yaml() {
            return offset == null ? length : "{ length: " + length + ", offset: " + offset + " }";
        }

        /** The window measured from {@code lead} after the event; one that holds the event reaches on to there. */
        Span seenFrom(long lead) {
            return offset == null
                    ? new Span(lengthMillis() + lead + "ms", null)
                    : new Span(length, offsetMillis() + lead + "ms");
        }

        long lengthMillis() {
            return millis(length);
        }

        long offsetMillis() {
            return offset == null ? 0 : millis(offset);
        }

        long reachMillis() {
            return lengthMillis() + offsetMillis();
        }
    }

    /** A condition, in words of the policy and once more in Java. */
    enum Where {
        BIG("amount", "amount > 500"),
        ONLINE("online", "online == true"),
        GERMAN("country", "country == 'DE'"),
        WEEKEND("calendar.weekend", "calendar.weekend == true");

        private final String attribute;
        private final String text;

        Where(String attribute, String text) {
            this.attribute = attribute;
            this.text = text;
        }

        /** What it is about. */
        String attribute() {
            return attribute;
        }

        String text() {
            return text;
        }

        String filterName() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean admits(NaiveEvent event) {
            return switch (this) {
                case BIG -> event.value("amount") instanceof Double amount && amount > 500;
                case ONLINE -> Double.valueOf(1).equals(event.value("online"));
                case GERMAN -> "DE".equals(event.value("country"));
                case WEEKEND -> Double.valueOf(1).equals(event.value("calendar.weekend"));
            };
        }
    }

    static long millis(String text) {
        if (text.endsWith("ms")) {
            return Long.parseLong(text.substring(0, text.length() - 2));
        }
        long amount = Long.parseLong(text.substring(0, text.length() - 1));
        return switch (text.charAt(text.length() - 1)) {
            case 's' -> amount * 1_000;
            case 'm' -> amount * 60_000;
            case 'h' -> amount * 3_600_000;
            case 'd' -> amount * 86_400_000;
            default -> throw new IllegalArgumentException(text);
        };
    }
}
