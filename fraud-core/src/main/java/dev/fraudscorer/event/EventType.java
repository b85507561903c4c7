package dev.fraudscorer.event;

import dev.fraudscorer.internal.cards.CardNumbers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A kind of event with its schema, such as a payment. Made from a policy when it is loaded. Thread-safe; never
 * changed, but for what it counts and what it has hashed.
 *
 * <p>The attributes of all event types of one policy share one space of slots; an event type has its own.
 */
public final class EventType {
    private final String name;
    private final List<Attribute> attributes;
    private final Attribute[] required;
    private final Map<String, Attribute> byName;
    private final @Nullable Attribute[] bySlot;
    private final int slots;
    private final Instant earliest;
    private final boolean idsMayHoldCards;
    private final Refusals refusals;
    /** Null if texts are not hashed. A race only makes an event be hashed by the former one, which it names. */
    private volatile @Nullable TextHash textHash;
    /** The same for all event types of all versions of one scorer's policy. */
    private volatile Object scorer = this;

    /**
     * @param name the name in the policy
     * @param attributes the attributes that its events may carry
     * @param slots how many attributes all event types of the policy have together
     */
    public EventType(String name, List<Attribute> attributes, int slots) {
        this(name, attributes, slots, Instant.EPOCH);
    }

    /**
     * @param name the name in the policy
     * @param attributes the attributes that its events may carry
     * @param slots how many attributes all event types of the policy have together
     * @param earliest the time before which an event is refused, not before 1970
     */
    public EventType(String name, List<Attribute> attributes, int slots, Instant earliest) {
        this(name, attributes, slots, earliest, true);
    }

    private EventType(String name, List<Attribute> attributes, int slots, Instant earliest, boolean idsMayHoldCards) {
        this.idsMayHoldCards = idsMayHoldCards;
        this.name = Objects.requireNonNull(name, "name");
        this.attributes = List.copyOf(attributes);
        this.required = this.attributes.stream().filter(Attribute::required).toArray(Attribute[]::new);
        this.byName =
                this.attributes.stream().collect(Collectors.toUnmodifiableMap(Attribute::name, Function.identity()));
        this.slots = slots;
        this.bySlot = bySlot(this.attributes);
        this.earliest = Objects.requireNonNull(earliest, "earliest");
        this.refusals = new Refusals(this.name, this.attributes, slots);
    }

    /**
     * The same event type, whose ids are declared free of card numbers as by {@link Attribute#withoutCards}: ids are
     * not searched for any, and those that look like one are taken.
     */
    public EventType withIdsWithoutCards() {
        return new EventType(name, attributes, slots, earliest, false);
    }

    /** The name in the policy. */
    public String name() {
        return name;
    }

    /** The attributes that its events may carry, in policy order. */
    public List<Attribute> attributes() {
        return attributes;
    }

    /** The attribute called {@code attributeName}; null if this event type has none of that name. */
    public @Nullable Attribute attribute(String attributeName) {
        return byName.get(attributeName);
    }

    /**
     * How many values were refused since the policy was loaded, by attribute and then by cause, such as {@code card} and {@code
     * too_long}; only what was refused at all. Ids and times are counted as {@code event_id} and {@code event_time}.
     */
    public SortedMap<String, SortedMap<String, Long>> refusals() {
        return refusals.byName();
    }

    /** Has what is refused from now on reported, beside being counted: called by the scorer that it belongs to. */
    public void reportRefusalsTo(RefusalListener listener) {
        refusals.reportTo(Objects.requireNonNull(listener, "listener"));
    }

    /**
     * Begins an event of this type.
     *
     * @param id the idempotency key: the same id is the same event; at most 256 characters
     * @param time when it happened, not before {@link #earliest}
     * @throws InvalidEventException if the id is blank or too long, or the time lies before {@link #earliest}
     */
    public Event.Builder newEvent(String id, Instant time) {
        return new Event.Builder(this, id, time);
    }

    /** The time before which an event is refused: its unit was most likely mistaken. */
    public Instant earliest() {
        return earliest;
    }

    /**
     * Has the ids and texts of events hashed when they are built, from now on by {@code hash}: for a source of features that
     * hashes all of them anyway. Of several that do, the last is spared the work on the way to a score.
     */
    public void hashTextsBy(TextHash hash) {
        textHash = Objects.requireNonNull(hash, "hash");
    }

    /** Makes it one of the same scorer as others that were given the same object. Called before events are built. */
    public void belongTo(Object ofScorer) {
        scorer = Objects.requireNonNull(ofScorer, "ofScorer");
    }

    /** What {@link #belongTo} was given: the same for all versions of one scorer's policy. */
    public Object scorer() {
        return scorer;
    }

    @Nullable
    TextHash textHash() {
        return textHash;
    }

    boolean idsMayHoldCards() {
        return idsMayHoldCards;
    }

    Refusals refusalCounts() {
        return refusals;
    }

    int slots() {
        return slots;
    }

    /** Those that an event must carry; not to be changed. */
    Attribute[] required() {
        return required;
    }

    /**
     * The attribute called {@code attributeName}, to be looked up once and then given to {@link Event.Builder#set(Attribute,
     * String)}. It stays that of this event type as long as there is a scorer, whatever policy is put in the place of the first.
     *
     * @throws InvalidEventException if this event type has none of that name
     */
    public Attribute require(String attributeName) {
        Attribute attribute = byName.get(Objects.requireNonNull(attributeName, "attribute"));
        if (attribute == null) {
            throw new InvalidEventException(
                    attributeName,
                    "event type '" + name + "' has no attribute " + shown(attributeName) + "; expected one of "
                            + attributes.stream().map(Attribute::name).toList());
        }
        return attribute;
    }

    private static @Nullable Attribute[] bySlot(List<Attribute> attributes) {
        int end = attributes.stream().mapToInt(Attribute::slot).max().orElse(-1) + 1;
        @Nullable Attribute[] bySlot = new Attribute[end];
        attributes.forEach(attribute -> bySlot[attribute.slot()] = attribute);
        return bySlot;
    }

    /** An attribute that is one of this event type's, and so was found by name before. */
    Attribute requireOwn(Attribute attribute) {
        int slot = attribute.slot();
        if (slot >= bySlot.length || bySlot[slot] != attribute) {
            throw new InvalidEventException(
                    attribute.name(),
                    "the attribute '" + attribute.name() + "' belongs to another event type than '" + name
                            + "', or to another scorer; expected one that this event type's attribute(name) returned");
        }
        return attribute;
    }

    /** Who mixes up name and value must not see the value in a log. */
    private static String shown(String attributeName) {
        boolean isName = attributeName.matches("[A-Za-z][A-Za-z0-9_]{0,63}") && !CardNumbers.contains(attributeName);
        return isName ? "'" + attributeName + "'" : "of that name";
    }
}
