package dev.fraudscorer.policy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * The directory at the end of a zip, by which most tools show it, beside the entries one after the other, by which it was
 * unpacked. An archive may be made whose two views differ: who looks at it before it is loaded would see another policy.
 * Confined to one thread.
 */
final class ZipDirectory {
    private static final int END = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final int RECORD = 0x02014b50;
    private static final int RECORD_BYTES = 46;
    private static final int ENTRY = 0x04034b50;
    private static final int ENTRY_BYTES = 30;
    /** A field by which some tools take another name than the one that stands in front of it. */
    private static final int UNICODE_PATH = 0x7075;

    private static final int FIELD_BYTES = 4;
    /** Of a version and a checksum, before the name. */
    private static final int BEFORE_PATH = 5;

    private static final int PIECE = 1 << 13;

    private final byte[] zip;
    /** Where the record at the end begins; -1 if there is none. */
    private final int end;

    ZipDirectory(byte[] zip) {
        this.zip = zip;
        this.end = end(zip);
    }

    /** How many entries it has; -1 if there is none. */
    int size() {
        return end < 0 ? -1 : int16(end + 10);
    }

    /**
     * The name of the first entry that is not one of those that were unpacked, with the same content; empty if the directory
     * itself is broken.
     *
     * @param names of all entries that were unpacked, as many as the directory has
     * @param contents of an entry by its name; null if it was not kept
     * @return null if the two views are the same
     */
    @Nullable
    String firstOther(Set<String> names, Function<String, byte @Nullable []> contents) {
        long at = int32(end + 16);
        if (at + int32(end + 12) != end) {
            // Something stands before the archive or behind its directory, and tools disagree on where it begins then.
            return "";
        }
        Set<String> seen = new HashSet<>();
        for (int i = size(); i > 0; i--) {
            if (at + RECORD_BYTES > end || int32((int) at) != RECORD) {
                return "";
            }
            int record = (int) at;
            int length = int16(record + 28);
            at += RECORD_BYTES + length + int16(record + 30) + int16(record + 32);
            if (at > end) {
                return "";
            }
            String name = new String(zip, record + RECORD_BYTES, length, StandardCharsets.UTF_8);
            if (!names.contains(name) || !seen.add(name) || !leadsTo(record, length, contents.apply(name))) {
                return name;
            }
        }
        return at == end ? null : "";
    }

    private boolean leadsTo(int record, int nameLength, byte @Nullable [] content) {
        long place = int32(record + 42);
        if (place + ENTRY_BYTES > end) {
            return false;
        }
        int entry = (int) place;
        long begin = place + ENTRY_BYTES + int16(entry + 26) + int16(entry + 28);
        long packed = int32(record + 20);
        if (int32(entry) != ENTRY || int16(entry + 26) != nameLength || begin + packed > end) {
            return false;
        }
        int written = record + RECORD_BYTES;
        int name = entry + ENTRY_BYTES;
        if (!Arrays.equals(zip, written, written + nameLength, zip, name, name + nameLength)) {
            return false;
        }
        if (isRenamed(written + nameLength, int16(record + 30), name, nameLength)
                || isRenamed(name + nameLength, int16(entry + 28), name, nameLength)) {
            return false;
        }
        if (content == null) {
            return true;
        }
        if (int32(record + 24) != content.length) {
            return false;
        }
        return int16(record + 10) == ZipEntry.STORED
                ? packed == content.length
                        && Arrays.equals(zip, (int) begin, (int) (begin + packed), content, 0, content.length)
                : int16(record + 10) == ZipEntry.DEFLATED && inflatesTo((int) begin, (int) packed, content);
    }

    private boolean isRenamed(int fields, int length, int name, int nameLength) {
        int fieldsEnd = fields + length;
        for (int at = fields; at + FIELD_BYTES <= fieldsEnd; at += FIELD_BYTES + int16(at + 2)) {
            int path = at + FIELD_BYTES + BEFORE_PATH;
            if (int16(at) == UNICODE_PATH
                    && (int16(at + 2) != BEFORE_PATH + nameLength
                            || path + nameLength > fieldsEnd
                            || !Arrays.equals(zip, path, path + nameLength, zip, name, name + nameLength))) {
                return true;
            }
        }
        return false;
    }

    private boolean inflatesTo(int begin, int packed, byte[] content) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(zip, begin, packed);
            byte[] piece = new byte[PIECE];
            int at = 0;
            while (!inflater.finished()) {
                int length = inflater.inflate(piece);
                if ((length == 0 && !inflater.finished())
                        || length > content.length - at
                        || !Arrays.equals(piece, 0, length, content, at, at + length)) {
                    return false;
                }
                at += length;
            }
            return at == content.length && inflater.getBytesRead() == packed;
        } catch (DataFormatException e) {
            return false;
        } finally {
            inflater.end();
        }
    }

    private static int end(byte[] zip) {
        for (int at = zip.length - END_BYTES; at >= Math.max(0, zip.length - END_BYTES - LONGEST_COMMENT); at--) {
            if (int32(zip, at) == END && at + END_BYTES + int16(zip, at + 20) == zip.length) {
                return at;
            }
        }
        return -1;
    }

    private int int16(int at) {
        return int16(zip, at);
    }

    private long int32(int at) {
        return int32(zip, at);
    }

    private static int int16(byte[] bytes, int at) {
        return (bytes[at] & 0xff) | (bytes[at + 1] & 0xff) << 8;
    }

    private static long int32(byte[] bytes, int at) {
        return int16(bytes, at) | (long) int16(bytes, at + 2) << 16;
    }
}
