package dev.fraudscorer.features.internal.profile;

/**
 * The key of an entity as bytes: part by part its length and its characters, one byte each if all fit, else two. No two
 * keys have the same bytes.
 */
public final class EntityKey {
    private static final int LAST_OF_ONE_BYTE = 0xFF;

    private EntityKey() {}

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
     * Whether a part stands at {@code at} in a profile's key.
     *
     * @return the index behind it; -1 if another part stands there
     */
    static int match(String part, byte[] key, int at) {
        int header = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            header |= (key[at + i] & LAST_OF_ONE_BYTE) << (i * Byte.SIZE);
        }
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

    private static boolean isNarrow(String part) {
        for (int i = 0; i < part.length(); i++) {
            if (part.charAt(i) > LAST_OF_ONE_BYTE) {
                return false;
            }
        }
        return true;
    }
}
