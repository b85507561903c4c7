package dev.fraudscorer.event;

import dev.fraudscorer.internal.cards.CardNumbers;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/*
 * A token is of letters alone behind the id of its key: sixteen letters for the sixteen values of half a byte. No run of digits in
 * it can be taken for a card number, so no text that shows one is masked, and a token is the same wherever it stands.
 *
 * The name of the attribute does not go into it. Two secret attributes with one text have one token, so that a rule can compare
 * them, and one entry of a list serves both.
 */

/**
 * The keys by which the texts of secret attributes become tokens: {@code hmac:} with the id of the key, and the keyed hash
 * (HMAC-SHA-256) of the text. The first key makes the tokens of events; former keys are kept so that what was stored under
 * them is found. Immutable, thread-safe. {@link #toString()} shows ids alone.
 *
 * <p>A text has a token under each key, and nobody without the key can compare tokens of two keys. After a rotation, what was
 * counted under the former token of an entity is not found under its new one.
 */
public final class KeyRing {
    /** The fewest bytes of a key. */
    public static final int SHORTEST_KEY = 32;

    /** The most characters of a token. */
    public static final int LONGEST_TOKEN = 128;

    private static final String PREFIX = "hmac:";
    private static final int HASH_BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,31}");
    private static final String ID_RULE =
            "1 to 32 letters, digits, dots, dashes and underscores, beginning with a letter or a digit, and no card number";

    private final List<Key> keys;

    private KeyRing(List<Key> keys) {
        this.keys = List.copyOf(keys);
    }

    /**
     * A ring of one key.
     *
     * @param id shown in each token and in records, such as {@code 2026-11}
     * @param key at least {@value #SHORTEST_KEY} random bytes; copied
     * @throws IllegalArgumentException if the id is none, or the key is too short
     */
    public static KeyRing of(String id, byte[] key) {
        return new KeyRing(List.of(Key.of(id, key)));
    }

    /** A ring of a key that nobody has, for tests and for tools that keep no token. */
    public static KeyRing random() {
        byte[] key = new byte[SHORTEST_KEY];
        new SecureRandom().nextBytes(key);
        return of("random", key);
    }

    /**
     * The same ring with a key that was used before its present ones.
     *
     * @throws IllegalArgumentException if the id is none or is in the ring, or the key is too short
     */
    public KeyRing andFormer(String id, byte[] key) {
        if (ids().contains(id)) {
            throw new IllegalArgumentException("the key '" + id + "' is in the ring twice; expected an id of its own");
        }
        List<Key> more = new ArrayList<>(keys);
        more.add(Key.of(id, key));
        return new KeyRing(more);
    }

    /** The ids of the keys, the newest first. */
    public List<String> ids() {
        return keys.stream().map(Key::id).toList();
    }

    /**
     * The token under the newest key, as events hold it.
     *
     * @param text as the attribute spells it, {@link Attribute#canonical trimmed and folded}
     */
    public String token(String text) {
        return keys.get(0).token(text);
    }

    /** The tokens under all keys, the newest first: by which stored records and entries of lists are found. */
    public List<String> tokens(String text) {
        return keys.stream().map(key -> key.token(text)).toList();
    }

    /** Whether a text is a token of one of the keys of this ring, by its form alone. */
    public boolean isToken(String text) {
        for (Key key : keys) {
            if (text.startsWith(key.prefix) && hasLettersFrom(text, key.prefix.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasLettersFrom(String text, int start) {
        if (text.length() != start + 2 * HASH_BYTES) {
            return false;
        }
        for (int i = start; i < text.length(); i++) {
            if (text.charAt(i) < 'a' || text.charAt(i) > 'p') {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return "KeyRing" + ids();
    }

    private static final class Key {
        private final String id;
        private final String prefix;
        /** Set up and never used, only copied: a copy costs less than a new one, and threads share nothing. */
        private final Mac template;

        private Key(String id, Mac template) {
            this.id = id;
            this.prefix = PREFIX + id + ":";
            this.template = template;
        }

        static Key of(String id, byte[] key) {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(key, "key");
            if (!ID.matcher(id).matches() || CardNumbers.contains(id)) {
                throw new IllegalArgumentException("the id of a key of secret attributes is none; expected " + ID_RULE);
            }
            if (key.length < SHORTEST_KEY) {
                throw new IllegalArgumentException("the key '" + id + "' has " + key.length
                        + " bytes; expected at least " + SHORTEST_KEY + " random ones");
            }
            try {
                Mac mac = Mac.getInstance(ALGORITHM);
                mac.init(new SecretKeySpec(key, ALGORITHM));
                return new Key(id, mac);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every platform has " + ALGORITHM, e);
            }
        }

        String id() {
            return id;
        }

        String token(String text) {
            byte[] hash = mac().doFinal(bytes(text));
            StringBuilder token = new StringBuilder(prefix.length() + 2 * hash.length).append(prefix);
            for (byte b : hash) {
                token.append((char) ('a' + ((b >> 4) & 0xf))).append((char) ('a' + (b & 0xf)));
            }
            return token.toString();
        }

        /**
         * In UTF-8. Half of a pair has no form there and would be a question mark, so that texts that differ in nothing else
         * had one token: it gets the three bytes that its number would have.
         */
        private static byte[] bytes(String text) {
            int halves = 0;
            for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
                halves += Character.getType(text.codePointAt(i)) == Character.SURROGATE ? 1 : 0;
            }
            if (halves == 0) {
                return text.getBytes(StandardCharsets.UTF_8);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(4 * text.length());
            text.codePoints().forEach(codePoint -> {
                if (Character.getType(codePoint) == Character.SURROGATE) {
                    bytes.write(0xE0 | (codePoint >> 12));
                    bytes.write(0x80 | ((codePoint >> 6) & 0x3F));
                    bytes.write(0x80 | (codePoint & 0x3F));
                } else {
                    bytes.writeBytes(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
                }
            });
            return bytes.toByteArray();
        }

        private Mac mac() {
            try {
                return (Mac) template.clone();
            } catch (CloneNotSupportedException e) {
                throw new IllegalStateException(
                        "the platform's " + ALGORITHM + " cannot be copied; expected a provider such as SunJCE", e);
            }
        }
    }
}
