package dev.fraudscorer.rules.internal.lists.provided;

import dev.fraudscorer.internal.cards.CardNumbers;
import dev.fraudscorer.policy.Location;
import dev.fraudscorer.rules.internal.lists.content.Entry;
import dev.fraudscorer.rules.internal.lists.content.LineError;
import dev.fraudscorer.rules.internal.lists.content.ListBuilder;
import dev.fraudscorer.rules.internal.lists.content.ListContent;
import dev.fraudscorer.rules.internal.lists.content.ListRow;
import dev.fraudscorer.rules.internal.lists.content.StringPool;
import dev.fraudscorer.spi.ListEntries;
import dev.fraudscorer.spi.policy.PolicyReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Takes the entries of one list from the host, and makes a digest of them on the way. An entry that is none is reported by its number,
 * but at most {@value #MOST_FAULTS} of them, and left out. Confined to the thread that made it, until it is closed.
 */
public final class ProvidedEntries implements ListEntries {
    private static final int MOST_FAULTS = 20;
    private static final LineError NULL = new LineError("null instead of a text", "a text, which may be empty");
    private static final LineError EMPTY_KEY = new LineError("an empty key", "the token of an entity");
    private static final LineError LONG_TEXT =
            new LineError("a text of more than " + Entry.MOST_CHARACTERS + " characters", "a shorter one");
    private static final LineError CARD_NUMBER = new LineError("a card number", "a word that does not hold one");
    private static final LineError VALIDITY =
            new LineError("an end of the validity that is not after its begin", "a later end");
    private static final LineError FAR =
            new LineError("a time that is too far from 1970", "a time within some million years");

    private final String name;
    private final ListBuilder builder;
    private final PolicyReader reader;
    private final StringPool notes = new StringPool();
    private final ListRow row = new ListRow();
    private final MessageDigest digest = sha256();
    private final Thread caller = Thread.currentThread();
    private boolean isOpen = true;
    private int number;
    private int faults;

    /** @param version of the provider, which the digest covers, too */
    public ProvidedEntries(String name, String version, ListBuilder builder, PolicyReader reader) {
        this.name = name;
        this.builder = builder;
        this.reader = reader;
        update(version);
    }

    @Override
    public void add(String key, String reason, String source, @Nullable Instant validFrom, @Nullable Instant validTo) {
        if (!isOpen || Thread.currentThread() != caller) {
            throw new IllegalStateException(
                    "an entry after the call that reads the list, or of another thread; expected entries during the call");
        }
        number++;
        LineError fault = fault(key, reason, source);
        fault = fault == null ? take(key, reason, source, validFrom, validTo) : fault;
        if (fault != null) {
            report(number, fault);
        }
    }

    /** Takes no more entries. */
    public void close() {
        isOpen = false;
    }

    /** What the list holds, when all entries are there. */
    public ListContent content() {
        ListContent content = builder.build(notes, this::report);
        if (faults > MOST_FAULTS) {
            reader.report(Location.of(name), "another " + (faults - MOST_FAULTS) + " broken entries", "none");
        }
        return content;
    }

    /** Over the version and all entries, in their order. */
    public byte[] digest() {
        return digest.digest();
    }

    /** A host without checks of null hands over anything. */
    private static @Nullable LineError fault(@Nullable String key, @Nullable String reason, @Nullable String source) {
        if (key == null || reason == null || source == null) {
            return NULL;
        }
        if (key.isBlank()) {
            return EMPTY_KEY;
        }
        if (Math.max(key.length(), Math.max(reason.length(), source.length())) > Entry.MOST_CHARACTERS) {
            return LONG_TEXT;
        }
        return CardNumbers.contains(reason) || CardNumbers.contains(source) ? CARD_NUMBER : null;
    }

    private @Nullable LineError take(
            String key, String reason, String source, @Nullable Instant validFrom, @Nullable Instant validTo) {
        long from;
        long to;
        try {
            from = validFrom == null ? Entry.ALWAYS : validFrom.toEpochMilli();
            to = validTo == null ? Entry.FOREVER : validTo.toEpochMilli();
        } catch (ArithmeticException e) {
            return FAR;
        }
        if (from >= to) {
            return VALIDITY;
        }
        row.begin(key, number);
        row.note(notes.number(reason), notes.number(source));
        row.setValidity(from, to);
        update(key);
        update(reason);
        update(source);
        digest.update(
                ByteBuffer.allocate(2 * Long.BYTES).putLong(from).putLong(to).flip());
        return builder.add(row);
    }

    /** With its length before it, so that two texts are not one. */
    private void update(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
    }

    private void report(int line, LineError fault) {
        faults++;
        if (faults <= MOST_FAULTS) {
            reader.report(new Location(name, line, 0), fault.found(), fault.expected());
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
