package dev.fraudscorer.features.internal;

import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.features.internal.NaiveHistory.Cut;
import dev.fraudscorer.features.internal.NaiveHistory.Entry;
import dev.fraudscorer.features.internal.Question.Span;
import dev.fraudscorer.features.internal.Question.Where;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every aggregate by its definition, for one event and the history that it sees. The event itself may be in it or not. */
final class NaiveAnswers {
    private static final double EARTH_RADIUS_KM = 6371.0088;
    private static final double MILLIS_PER_HOUR = 3_600_000;

    private final NaiveHistory history;
    private final NaiveEvent current;
    private final int own;
    private final long seenUntil;

    NaiveAnswers(NaiveHistory history, NaiveEvent current) {
        this.history = history;
        this.current = current;
        this.own = history.find(current);
        this.seenUntil = current.time() + history.limits().leadMillis();
    }

    /** A feature with a window, over the events of {@code cut}. */
    Answer of(Question question, Cut cut) {
        List<NaiveEvent> window = events(question, cut.from(), cut.to());
        return switch (question.aggregate()) {
            case "count" -> Answer.of(window.size());
            case "fraud_count" -> Answer.of(frauds(question, cut));
            case "fraud_rate" ->
                // Labels are never folded, so there may be more of them than events.
                window.isEmpty()
                        ? Answer.missing(ValueState.NO_HISTORY)
                        : Answer.of(Math.min(1, frauds(question, cut) / window.size()));
            case "distinct" -> Answer.of(values(window, question).size());
            case "share" -> share(window, question);
            default -> overNumbers(window, question);
        };
    }

    /** Whether the engine may leave open which values folded events of the window have. */
    boolean isFarBackAmongFolded(Cut cut) {
        return history.isFarBackAmongFolded(current, cut);
    }

    /** A feature without a window. */
    Answer of(Question question) {
        return switch (question.aggregate()) {
            case "elapsed" -> elapsed();
            case "age" -> age();
            case "speed" -> speed(question.of().get(0), question.of().get(1));
            default -> throw new IllegalArgumentException(question.aggregate());
        };
    }

    /** Whether no other event of {@code cut}, which reaches over the retention, has the value. */
    Answer isNew(Question question, Cut cut) {
        String of = question.of().get(0);
        Object value = current.value(of);
        if (value == null) {
            return Answer.missing(ValueState.NOT_GIVEN);
        }
        for (int i = cut.from(); i < cut.to(); i++) {
            if (i != own && value.equals(entry(i).event().value(of))) {
                return Answer.of(0);
            }
        }
        return Answer.of(1);
    }

    /**
     * What a feature is that may lack something which could not be counted.
     *
     * @param answer what it would be without that
     */
    Answer unlessUncounted(Question question, Answer answer) {
        boolean ofTheEvent = answer.state() == ValueState.NOT_GIVEN || answer.state() == ValueState.INVALID;
        ValueState why = ofTheEvent || question.ignoresUncounted() ? null : whyUncounted(question);
        return why == null ? answer : Answer.missing(why);
    }

    private @Nullable ValueState whyUncounted(Question question) {
        long horizon = seenUntil - history.limits().retentionMillis();
        long start = horizon;
        long end = seenUntil;
        if (question.span() != null) {
            Span span = question.span().seenFrom(history.limits().leadMillis());
            end = seenUntil - span.offsetMillis();
            start = end - span.lengthMillis();
        } else if (question.aggregate().equals("age")) {
            int first = firstUnbroken();
            end = Math.min(
                            current.time(),
                            first < 0 ? current.time() : entry(first).event().time())
                    - 1;
        } else if (!question.aggregate().equals("is_new")) {
            int previous = previous(horizon, question.of());
            start = previous < 0
                    ? horizon
                    : Math.max(horizon, entry(previous).event().time() - 1);
        }
        return history.gaps().why(question, start, end, current, history.horizonOf(current));
    }

    /**
     * Whether a feature without a window needs what is only in a part of buckets: the event before; or where a history
     * begins that has breaks in its buckets.
     */
    boolean isFolded(Question question) {
        return switch (question.aggregate()) {
            case "age" ->
                history.isAmongFolded(current.time()) || history.isAmongFolded(seenUntil) || history.hasHiddenBreak();
            case "elapsed", "speed" -> {
                long horizon = seenUntil - history.limits().retentionMillis();
                int previous = previous(horizon, question.of());
                // It is open whether what is folded carries a place.
                yield previous < 0
                        ? history.anyFolded(horizon, seenUntil)
                        : entry(previous).isFolded();
            }
            default -> throw new IllegalArgumentException(question.aggregate());
        };
    }

    /** Whether events may be missing in a window since they are in a bucket that ends after it. */
    boolean isCut(Cut cut) {
        return history.anyFolded(cut.end() - history.limits().retentionMillis(), cut.end());
    }

    private List<NaiveEvent> events(Question question, int from, int to) {
        List<NaiveEvent> events = new ArrayList<>();
        Where where = question.where();
        for (int i = from; i < to; i++) {
            NaiveEvent event = entry(i).event();
            if (i != own && (where == null || where.admits(event))) {
                events.add(event);
            }
        }
        if (hasCurrent(question)) {
            events.add(current);
        }
        return events;
    }

    private boolean hasCurrent(Question question) {
        boolean reached = Objects.requireNonNull(question.span()).offsetMillis() == 0 && !question.excludingCurrent();
        return reached && (question.where() == null || question.where().admits(current));
    }

    private double frauds(Question question, Cut cut) {
        double frauds = hasCurrent(question) && own >= 0 && entry(own).isFraud(current.time()) ? 1 : 0;
        for (int i = history.firstAfter(cut.start()); i < history.firstAfter(cut.end()); i++) {
            boolean admitted = question.where() == null || question.where().admits(entry(i).labelled());
            frauds += i != own && admitted && entry(i).isFraud(current.time()) ? 1 : 0;
        }
        return frauds;
    }

    private static Set<Object> values(List<NaiveEvent> window, Question question) {
        Set<Object> values = new HashSet<>();
        for (NaiveEvent event : window) {
            Object value = event.value(question.of().get(0));
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    private Answer share(List<NaiveEvent> window, Question question) {
        Object mine = current.value(question.of().get(0));
        if (mine == null) {
            return Answer.missing(ValueState.NOT_GIVEN);
        }
        double any = 0;
        double same = 0;
        for (NaiveEvent event : window) {
            Object value = event.value(question.of().get(0));
            any += value == null ? 0 : 1;
            same += mine.equals(value) ? 1 : 0;
        }
        return any == 0 ? Answer.missing(ValueState.NO_HISTORY) : Answer.of(same / any);
    }

    private static Answer overNumbers(List<NaiveEvent> window, Question question) {
        double sum = 0;
        double absolute = 0;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        int carriers = 0;
        for (NaiveEvent event : window) {
            double number = event.number(question.of().get(0));
            if (!Double.isNaN(number)) {
                carriers++;
                sum += number;
                absolute += Math.abs(number);
                min = Math.min(min, number);
                max = Math.max(max, number);
            }
        }
        if (question.aggregate().equals("sum")) {
            return Answer.about(sum, absolute);
        }
        if (carriers == 0) {
            return Answer.missing(ValueState.NO_HISTORY);
        }
        return switch (question.aggregate()) {
            case "mean" -> Answer.about(sum / carriers, absolute / carriers);
            case "min" -> Answer.of(min);
            case "max" -> Answer.of(max);
            case "stddev" -> deviation(window, question.of().get(0), sum / carriers, carriers);
            default -> throw new IllegalArgumentException(question.aggregate());
        };
    }

    private static Answer deviation(List<NaiveEvent> window, String of, double mean, int carriers) {
        if (carriers < 2) {
            return Answer.missing(ValueState.NO_HISTORY);
        }
        double squares = 0;
        double greatest = 0;
        for (NaiveEvent event : window) {
            double number = event.number(of);
            if (!Double.isNaN(number)) {
                squares += (number - mean) * (number - mean);
                greatest = Math.max(greatest, Math.abs(number));
            }
        }
        return Answer.about(Math.sqrt(squares / (carriers - 1)), greatest);
    }

    private Answer elapsed() {
        int previous = previous(seenUntil - history.limits().retentionMillis(), List.of());
        return previous < 0
                ? Answer.missing(ValueState.NO_HISTORY)
                : Answer.of(Math.max(0, current.time() - entry(previous).event().time()) / 1000.0);
    }

    /** Since the oldest event from which on no two lie the retention or more apart. */
    private Answer age() {
        int first = firstUnbroken();
        long time = first < 0 ? current.time() : entry(first).event().time();
        if (history.mayGoOn(Math.min(time, current.time()))) {
            return Answer.missing(ValueState.EVICTED);
        }
        return Answer.of(Math.max(0, current.time() - time) / 1000.0);
    }

    /** The index of that event; -1 if there is none. */
    private int firstUnbroken() {
        int first = -1;
        long since = current.time();
        for (int i = history.firstAfter(seenUntil) - 1; i >= 0; i--) {
            long time = entry(i).event().time();
            if (since - time >= history.limits().retentionMillis()) {
                break;
            }
            since = time;
            first = i;
        }
        return first;
    }

    private Answer speed(String lat, String lon) {
        double latitude = current.number(lat);
        double longitude = current.number(lon);
        if (Double.isNaN(latitude) || Double.isNaN(longitude)) {
            return Answer.missing(ValueState.NOT_GIVEN);
        }
        if (!isOnEarth(latitude, longitude)) {
            return Answer.missing(ValueState.INVALID);
        }
        int previous = previous(seenUntil - history.limits().retentionMillis(), List.of(lat, lon));
        if (previous < 0) {
            return Answer.missing(ValueState.NO_HISTORY);
        }
        NaiveEvent from = entry(previous).event();
        double km = EARTH_RADIUS_KM * angle(from.number(lat), from.number(lon), latitude, longitude);
        double hours = Math.abs(current.time() - from.time()) / MILLIS_PER_HOUR;
        return km == 0 ? Answer.of(0) : Answer.about(km / hours, km / hours);
    }

    /** Between two places on the unit sphere, by the length of the chord: not the engine's formula. */
    private static double angle(double lat1, double lon1, double lat2, double lon2) {
        double x = cos(lat1) * cos(lon1) - cos(lat2) * cos(lon2);
        double y = cos(lat1) * sin(lon1) - cos(lat2) * sin(lon2);
        double z = sin(lat1) - sin(lat2);
        return 2 * Math.asin(Math.sqrt(x * x + y * y + z * z) / 2);
    }

    private static double sin(double degrees) {
        return Math.sin(Math.toRadians(degrees));
    }

    private static double cos(double degrees) {
        return Math.cos(Math.toRadians(degrees));
    }

    /** The index of the event before the current one, after {@code horizon}, that carries all of these; -1 for none. */
    private int previous(long horizon, List<String> carried) {
        boolean ordered = seenUntil == current.time();
        int before = ordered && own >= 0 ? own : history.firstAfter(seenUntil);
        for (int i = before - 1; i >= 0 && entry(i).event().time() > horizon; i--) {
            NaiveEvent event = entry(i).event();
            boolean carriesAll = carried.stream().noneMatch(name -> Double.isNaN(event.number(name)));
            if (i != own && carriesAll && isFromSomewhere(event, carried)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether the event has a place that exists, if the aggregate reads places. */
    private static boolean isFromSomewhere(NaiveEvent event, List<String> carried) {
        return carried.isEmpty() || isOnEarth(event.number(carried.get(0)), event.number(carried.get(1)));
    }

    private static boolean isOnEarth(double latitude, double longitude) {
        return latitude >= -90 && latitude <= 90 && longitude >= -180 && longitude <= 180;
    }

    private Entry entry(int index) {
        return history.entries().get(index);
    }
}
