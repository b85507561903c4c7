package dev.fraudscorer.features.internal.record;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * The key of an entity as bytes: part by part its length and its characters, one byte each if all fit, else two. No two
 * keys have the same bytes; of more than {@link #MOST_BYTES} their SHA-256 stands for them, of which nobody can choose two
 * that are equal.
 */
public final class EntityKey {
    /** The most bytes of a key that is kept as it is; of a longer one a digest is. */
    public static final int MOST_BYTES = 512;

    private static final int LAST_OF_ONE_BYTE = 0xFF;
    /** What no key begins with, since the lengths of its parts are not negative. */
    private static final byte DIGEST = -1;

    private EntityKey() {}

    /** The key in the form in which it is kept: itself, or a digest if it is too long. */
    public static byte[] kept(byte[] key) {
        if (key.length <= MOST_BYTES) {
            return key;
        }
        byte[] digest = digest(key);
        byte[] kept = new byte[digest.length + Integer.BYTES];
        Arrays.fill(kept, 0, Integer.BYTES, DIGEST);
        System.arraycopy(digest, 0, kept, Integer.BYTES, digest.length);
        return kept;
    }

    /** Whether the key that begins at {@code at} is kept as a digest. */
    public static boolean isDigest(byte[] kept, int at) {
        return kept[at + Integer.BYTES - 1] == DIGEST;
    }

    private static byte[] digest(byte[] key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }

    /** How many bytes a part takes. */
    public static int bytes(String part) {
        return Integer.BYTES + part.length() * (isNarrow(part) ? 1 : Character.BYTES);
    }

    /**
     * Writes a part.
     *
     * @return the index behind it
     */
    public static int put(String part, byte[] to, int at) {
        boolean narrow = isNarrow(part);
        int header = (part.length() << 1) | (narrow ? 0 : 1);
        int next = at;
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            to[next++] = (byte) (header >>> shift);
        }
        for (int i = 0; i < part.length(); i++) {
            char character = part.charAt(i);
            to[next++] = (byte) character;
            if (!narrow) {
                to[next++] = (byte) (character >>> Byte.SIZE);
            }
        }
        return next;
    }

    /**
     * Whether a part stands at {@code at} in a key that is kept as it is.
     *
     * @return the index behind it; -1 if another part stands there
     */
    public static int match(String part, byte[] key, int at) {
        int header = header(key, at);
        int length = part.length();
        if (header >>> 1 != length) {
            return -1;
        }
        int next = at + Integer.BYTES;
        if ((header & 1) == 0) {
            for (int i = 0; i < length; i++) {
                if (part.charAt(i) != (key[next + i] & LAST_OF_ONE_BYTE)) {
                    return -1;
                }
            }
            return next + length;
        }
        for (int i = 0; i < length; i++) {
            int character = (key[next + 2 * i] & LAST_OF_ONE_BYTE) | (key[next + 2 * i + 1] & LAST_OF_ONE_BYTE) << 8;
            if (part.charAt(i) != character) {
                return -1;
            }
        }
        return next + 2 * length;
    }

    /** The index behind the part that stands at {@code at} in a key that is kept as it is, whichever it is. */
    public static int skip(byte[] key, int at) {
        int header = header(key, at);
        return at + Integer.BYTES + (header >>> 1) * ((header & 1) == 0 ? 1 : Character.BYTES);
    }

    /** Twice the length of a part, and 1 if its characters take two bytes. */
    private static int header(byte[] key, int at) {
        int header = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            header |= (key[at + i] & LAST_OF_ONE_BYTE) << (i * Byte.SIZE);
        }
        return header;
    }

    private static boolean isNarrow(String part) {
        for (int i = 0; i < part.length(); i++) {
            if (part.charAt(i) > LAST_OF_ONE_BYTE) {
                return false;
            }
        }
        return true;
    }
}
