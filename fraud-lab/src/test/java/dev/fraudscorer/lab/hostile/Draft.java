package dev.fraudscorer.lab.hostile;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.event.EventMapper;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A payment as a host has it, before any scorer has seen it: nothing in it is checked. Confined to one thread. */
final class Draft {
    private static final String[] TEXTS = {"card", "device", "merchant", "ip", "country", "currency", "memo"};

    private final Map<String, String> texts = new LinkedHashMap<>();
    private String id;
    private Instant time;
    private @Nullable Double amount;
    private boolean present;

    Draft(String id, Instant time) {
        this.id = id;
        this.time = time;
    }

    /** A mapper as a host makes it, once for each scorer. */
    static EventMapper<Draft> mapper(FraudScorer scorer) {
        EventMapper.Builder<Draft> mapper =
                scorer.mapper("payment", Draft.class).id(Draft::id).time(Draft::time);
        for (String attribute : TEXTS) {
            mapper.text(attribute, draft -> draft.texts.get(attribute));
        }
        return mapper.optionalNumber("amount", draft -> draft.amount)
                .flag("present", draft -> draft.present)
                .build();
    }

    Draft copy() {
        Draft copy = new Draft(id, time);
        copy.texts.putAll(texts);
        copy.amount = amount;
        copy.present = present;
        return copy;
    }

    Draft text(String attribute, String value) {
        texts.put(attribute, value);
        return this;
    }

    /** What it has under the name; null if nothing. */
    @Nullable
    String text(String attribute) {
        return texts.get(attribute);
    }

    Draft without(String attribute) {
        texts.remove(attribute);
        return this;
    }

    Draft amount(@Nullable Double value) {
        amount = value;
        return this;
    }

    Draft present(boolean value) {
        present = value;
        return this;
    }

    Draft id(String value) {
        id = value;
        return this;
    }

    Draft time(Instant value) {
        time = value;
        return this;
    }

    String id() {
        return id;
    }

    Instant time() {
        return time;
    }

    @Override
    public String toString() {
        return id + " at " + time + " " + texts + " amount " + amount;
    }
}
