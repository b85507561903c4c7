package dev.fraudscorer.features.internal;

import dev.fraudscorer.features.internal.plan.EntityPlan;
import dev.fraudscorer.features.internal.record.Bytes;
import dev.fraudscorer.features.store.ProfileFormat;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/*
 * A record in a store elsewhere:
 *
 *    0 CRC-32C of all that follows 4 | 4 layout 2 | 6 fingerprint 8 | 14 folding fingerprint 8 | 22 kept until 8
 *   30 length of the record 4, the record
 *
 * Of the fingerprints it has the first eight bytes. The first says how rows are read; the second for which windows totals and
 * folded events were made, so that under another the rows of a small record are counted again.
 */

/** What is around a record of one kind of entity in a store elsewhere. Immutable, thread-safe. */
final class RecordFormat implements ProfileFormat {
    /** Where the record begins. */
    static final int RECORD = 30;

    private static final int LAYOUT = 2;
    private static final int LAYOUT_AT = 4;
    private static final int FINGERPRINT_AT = 6;
    private static final int FOLDING_AT = 14;
    private static final int KEPT_UNTIL_AT = 22;

    private final String entity;
    private final byte[] digest;
    private final long fingerprint;
    private final long folding;
    private final long idleMillis;
    private final long tickMillis;

    RecordFormat(TrackedEntity entity) {
        EntityPlan plan = entity.plan();
        this.entity = plan.name();
        this.digest = digest(plan.fingerprint());
        this.fingerprint = Bytes.getLong(digest, 0);
        this.folding = Bytes.getLong(digest(plan.foldingFingerprint()), 0);
        this.idleMillis = plan.idleMillis();
        this.tickMillis = entity.clock().tickMillis();
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }

    @Override
    public String entity() {
        return entity;
    }

    @Override
    public int layout() {
        return LAYOUT;
    }

    @Override
    public String fingerprint() {
        return HexFormat.of().formatHex(digest, 0, 16);
    }

    @Override
    public long keptUntilMillis(byte[] record) {
        return Bytes.getLong(record, KEPT_UNTIL_AT);
    }

    @Override
    public long idleMillis() {
        return idleMillis;
    }

    @Override
    public long tickMillis() {
        return tickMillis;
    }

    @Override
    public boolean isWhole(byte[] record) {
        return record.length > RECORD && Bytes.getInt(record, 0) == checksum(record);
    }

    /** Whether totals and folded events of a record were made for the windows of this policy. */
    boolean sameFolding(byte[] record) {
        return Bytes.getLong(record, FOLDING_AT) == folding;
    }

    /**
     * Checks that a record can be read under this policy.
     *
     * @throws IllegalArgumentException if not, with what is wrong and what to do
     */
    void check(byte[] record) {
        if (!isWhole(record)) {
            throw refused("found " + record.length
                    + " bytes with another checksum than their own; expected a record as a step "
                    + "returned it; take it out of the store, and look for what damaged it");
        }
        int layout = Bytes.getChar(record, LAYOUT_AT);
        if (layout != LAYOUT) {
            throw refused("found layout " + layout + "; expected layout " + LAYOUT
                    + "; read it with the library that wrote it, or warm another store up from the log of events");
        }
        if (Bytes.getLong(record, FINGERPRINT_AT) != fingerprint) {
            throw refused(
                    "found a record of another definition; expected one of these attributes, filters, retention and"
                            + " lateness; give each definition records of its own (the fingerprint in the names of the store's keys),"
                            + " and warm them up from the log of events");
        }
    }

    IllegalArgumentException refused(String why) {
        return new IllegalArgumentException("a record of entity '" + entity + "' in the store of profiles: " + why);
    }

    /** Writes all that stands before the record, which is there already. */
    void seal(byte[] record, long keptUntil) {
        Bytes.putChar(record, LAYOUT_AT, LAYOUT);
        Bytes.putLong(record, FINGERPRINT_AT, fingerprint);
        Bytes.putLong(record, FOLDING_AT, folding);
        Bytes.putLong(record, KEPT_UNTIL_AT, keptUntil);
        Bytes.putInt(record, 0, checksum(record));
    }

    private static int checksum(byte[] record) {
        CRC32C checksum = new CRC32C();
        checksum.update(record, Integer.BYTES, record.length - Integer.BYTES);
        return (int) checksum.getValue();
    }
}
