package dev.fraudscorer.spi.vector;

import dev.fraudscorer.assessment.Deadline;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.FeatureValues;
import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.event.ValueType;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/*
 * Parallel arrays by slot, reused from event to event: a value is one load, a model or a generated class reads whole arrays, and
 * nothing is allocated.
 *
 * A missing value is NaN or null in the arrays themselves, so that who reads them needs no look at the states: NaN
 * fails every comparison but != and makes every calculation NaN by itself, and no path turns it into 0. The state, a byte beside it, has only
 * the cause. That a number is approximate is one more bit of that byte: what clears or sets a state clears the bit by itself.
 */

/**
 * The flat vector that an event is scored on: by slot a number or a text, and its state. Reused from event to event;
 * confined to the thread that scores.
 */
public final class FeatureVector implements FeatureValues {
    private static final ValueState[] STATES = ValueState.values();
    private static final byte PRESENT = (byte) ValueState.PRESENT.ordinal();
    private static final byte NOT_GIVEN = (byte) ValueState.NOT_GIVEN.ordinal();
    /** In the byte of a state: {@link ValueState#PRESENT}, and approximate. */
    private static final byte APPROXIMATE = (byte) (PRESENT | 0x40);

    private static final int STATE = 0x3f;

    private final Schema schema;
    private final int attributes;
    private final double[] numbers;
    private final @Nullable String[] texts;
    private final byte[] states;
    private final EventHashes hashes;
    private @Nullable Event event;
    private ListEdition lists = ListEdition.NONE;
    private Deadline deadline = Deadline.NONE;
    private long reachedMillis;
    private long receivedMillis;
    /** Whether any value is missing for a cause that degrades the assessment. */
    private boolean degraded;
    /** Whether any value was approximate, so that who would look at each needs not. */
    private boolean approximate;
    /** Whether any slot of a feature may have a text: most often none has, and the others need not be cleared. */
    private boolean hasTexts;

    /** A key, then what belongs to it; few, so that a walk along them is the fastest search. */
    private Object[] scratch = {};

    /**
     * @param schema complete; not changed afterwards
     * @param attributes how many of the first slots are attributes of events
     */
    public FeatureVector(Schema schema, int attributes) {
        this.schema = schema;
        this.attributes = attributes;
        this.numbers = new double[schema.size()];
        this.texts = new String[schema.size()];
        this.states = new byte[schema.size()];
        this.hashes = new EventHashes(attributes);
    }

    /** Begins an event without entity lists: attributes are copied in, features are missing until a source fills them. */
    public void begin(Event next) {
        begin(next, ListEdition.NONE);
    }

    /** Begins an event that sees one edition of the entity lists and was received when it happened. */
    public void begin(Event next, ListEdition edition) {
        begin(next, edition, next.timeMillis(), next.timeMillis());
    }

    /**
     * Begins an event that sees one edition of the entity lists: its attributes are copied in, every feature is missing
     * until its source fills it.
     *
     * @param reached in milliseconds, what {@link #reachedMillis} returns
     * @param received in milliseconds, what {@link #receivedMillis} returns
     */
    public void begin(Event next, ListEdition edition, long reached, long received) {
        event = next;
        lists = edition;
        deadline = Deadline.NONE;
        reachedMillis = reached;
        receivedMillis = received;
        degraded = false;
        approximate = false;
        hashes.begin(next);
        next.copyTo(numbers, texts);
        for (int slot = 0; slot < attributes; slot++) {
            boolean given = texts[slot] != null || !Double.isNaN(numbers[slot]);
            states[slot] = given ? PRESENT : NOT_GIVEN;
        }
        if (next.hasInvalid()) {
            markInvalid(next);
        }
        Arrays.fill(numbers, attributes, numbers.length, Double.NaN);
        if (hasTexts) {
            Arrays.fill(texts, attributes, texts.length, null);
            hasTexts = false;
        }
        Arrays.fill(states, attributes, states.length, NOT_GIVEN);
    }

    private void markInvalid(Event next) {
        for (int slot = 0; slot < attributes; slot++) {
            if (next.isInvalid(slot)) {
                putMissing(slot, ValueState.INVALID);
            }
        }
    }

    /**
     * Begins the event of another vector with all its values, for a source that works on a thread of its own and may go on when the
     * other vector has another event by then.
     *
     * @param other of the same schema
     */
    public void copyFrom(FeatureVector other) {
        event = other.event;
        lists = other.lists;
        deadline = other.deadline;
        reachedMillis = other.reachedMillis;
        receivedMillis = other.receivedMillis;
        degraded = other.degraded;
        approximate = other.approximate;
        hasTexts = other.hasTexts;
        hashes.begin(other.event());
        System.arraycopy(other.numbers, 0, numbers, 0, numbers.length);
        System.arraycopy(other.texts, 0, texts, 0, texts.length);
        System.arraycopy(other.states, 0, states, 0, states.length);
    }

    /** Takes one value with its state from another vector, in whose schema the slot means the same. */
    public void copyFrom(FeatureVector other, int slot) {
        numbers[slot] = other.numbers[slot];
        texts[slot] = other.texts[slot];
        states[slot] = other.states[slot];
        hasTexts |= texts[slot] != null;
        approximate |= states[slot] == APPROXIMATE;
        degraded |= state(slot).degrades();
    }

    /** Lets go of the event. */
    public void end() {
        event = null;
        lists = ListEdition.NONE;
        deadline = Deadline.NONE;
    }

    /**
     * Until when an answer is of use. A source with a long loop looks at it now and then, and when it {@link Deadline#hasPassed has
     * passed} returns what it has, with a failure of the kind {@link dev.fraudscorer.assessment.FailureKind#DEADLINE} for the rest.
     */
    public Deadline deadline() {
        return deadline;
    }

    /** Sets the deadline of the event that has begun. */
    public void setDeadline(Deadline newDeadline) {
        deadline = newDeadline;
    }

    /** The edition of the entity lists that the event sees. */
    public ListEdition lists() {
        return lists;
    }

    /** The event being scored. */
    public Event event() {
        return Objects.requireNonNull(event, "no event has begun");
    }

    /**
     * When the event was received, in milliseconds since 1970: the latest that it can have been. What is stamped further
     * after it than the policy allows is not counted.
     */
    public long receivedMillis() {
        return receivedMillis;
    }

    /**
     * The earliest that the event can have been received, in milliseconds since 1970; most often {@link #receivedMillis}. A
     * source that keeps a clock of its stream moves it no further than this, whatever the event's own time, so that a
     * wrong stamp moves it for nobody else.
     */
    public long reachedMillis() {
        return reachedMillis;
    }

    /** The number, or 1.0 or 0.0 for a boolean; NaN if missing. */
    @Override
    public double number(int slot) {
        return numbers[slot];
    }

    /** The text; null if missing. */
    @Override
    public @Nullable String text(int slot) {
        return texts[slot];
    }

    /**
     * The keyed hash of the value, computed once for each event if it is an attribute's.
     *
     * @return never 0 for a value; 0 if it is missing
     */
    public long hash(int slot, HashKey key) {
        if (slot >= attributes) {
            return newHash(slot, key);
        }
        long hash = hashes.get(slot, key);
        if (hash == EventHashes.UNKNOWN) {
            hash = newHash(slot, key);
            hashes.put(slot, hash);
        }
        return hash;
    }

    /** The keyed hash of the event's id, computed once for each event; never 0. */
    public long idHash(HashKey key) {
        long hash = hashes.get(EventHashes.ID, key);
        if (hash == EventHashes.UNKNOWN) {
            hash = key.hash(event().id());
            hashes.put(EventHashes.ID, hash);
        }
        return hash;
    }

    private long newHash(int slot, HashKey key) {
        String text = texts[slot];
        return text == null ? key.hash(numbers[slot]) : key.hash(text);
    }

    /** Whether the value is there. */
    public boolean isPresent(int slot) {
        return (states[slot] & STATE) == PRESENT;
    }

    @Override
    public ValueState state(int slot) {
        return STATES[states[slot] & STATE];
    }

    @Override
    public boolean isApproximate(int slot) {
        return states[slot] == APPROXIMATE;
    }

    /** Whether any value was approximate since the event began; if not, none is. */
    public boolean hasApproximate() {
        return approximate;
    }

    /** Sets a number, or 1.0 or 0.0 for a boolean. A value that is not finite becomes {@link ValueState#UNDEFINED}. */
    public void put(int slot, double value) {
        if (Double.isFinite(value)) {
            numbers[slot] = value;
            states[slot] = PRESENT;
        } else {
            putMissing(slot, ValueState.UNDEFINED);
        }
    }

    /** Sets a whole number, or 1 or 0 for a boolean. */
    public void put(int slot, int value) {
        numbers[slot] = value;
        states[slot] = PRESENT;
    }

    /**
     * Sets a number that is an estimate with a stated error. It is there as any other, and evidence that shows it says that
     * it is approximate. A value that is not finite becomes {@link ValueState#UNDEFINED}.
     */
    public void putApproximate(int slot, double value) {
        put(slot, value);
        markApproximate(slot);
    }

    /**
     * Marks the value of a slot as approximate, such as one that was computed of others that are; until another is put. A
     * missing value stays as it is.
     */
    public void markApproximate(int slot) {
        if (states[slot] == PRESENT) {
            states[slot] = APPROXIMATE;
            approximate = true;
        }
    }

    /**
     * Marks a run of slots as present before their numbers are set, which a source that sets many does by itself in
     * {@link #numbers}: one loop over states instead of a store beside every number. Each of the slots has to be set to a
     * number that is finite, or by {@link #putMissing}, before the vector is handed on.
     *
     * @param first of the run
     * @param end behind its last
     * @throws IndexOutOfBoundsException if the slots are not those of features
     */
    public void markPresent(int first, int end) {
        if (first < attributes || first > end || end > states.length) {
            throw new IndexOutOfBoundsException("slots " + first + " to before " + end
                    + " are not among those of features, " + attributes + " to before " + states.length);
        }
        Arrays.fill(states, first, end, PRESENT);
    }

    /** Sets a text. */
    public void put(int slot, String value) {
        texts[slot] = Objects.requireNonNull(value, "a text that is missing has a state instead");
        hasTexts = true;
        states[slot] = PRESENT;
    }

    /**
     * Says that a value is missing, and why.
     *
     * @param why any state but {@link ValueState#PRESENT}
     * @throws IllegalArgumentException if the state is {@link ValueState#PRESENT}
     */
    public void putMissing(int slot, ValueState why) {
        if (why == ValueState.PRESENT) {
            throw new IllegalArgumentException("a value that is missing cannot be PRESENT; expected another state");
        }
        numbers[slot] = Double.NaN;
        texts[slot] = null;
        states[slot] = (byte) why.ordinal();
        // Gathered while values are written: to look through all states afterwards would cost each event a walk.
        degraded |= why.degrades();
    }

    /** Whether a value was marked missing for a cause that {@link ValueState#degrades} since the event began. */
    public boolean isDegraded() {
        return degraded;
    }

    /**
     * All numbers by slot, as {@link #number} returns them, for sources that read many of them. Owned by the vector,
     * the same array for all events; not modified by the caller but where it said so by {@link #markPresent}.
     */
    public double[] numbers() {
        return numbers;
    }

    /**
     * All texts by slot, as {@link #text} returns them, for sources that read many of them. Owned by the vector, the
     * same array for all events; not modified by the caller.
     */
    public @Nullable String[] texts() {
        return texts;
    }

    /** The working memory that belongs to {@code key}, made at the first call. */
    @SuppressWarnings("unchecked") // a key is stored beside what it made
    public <T> T scratch(Scratch<T> key) {
        Object[] pairs = scratch;
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i] == key) {
                return (T) pairs[i + 1];
            }
        }
        T made = key.make();
        Object[] longer = Arrays.copyOf(pairs, pairs.length + 2);
        longer[pairs.length] = key;
        longer[pairs.length + 1] = made;
        scratch = longer;
        return made;
    }

    @Override
    public int size() {
        return numbers.length;
    }

    @Override
    public String name(int slot) {
        return schema.variables().get(slot).name();
    }

    @Override
    public ValueType type(int slot) {
        return schema.variables().get(slot).type();
    }

    @Override
    public int slot(String name) {
        Variable variable = schema.find(name);
        return variable == null ? -1 : variable.slot();
    }
}
