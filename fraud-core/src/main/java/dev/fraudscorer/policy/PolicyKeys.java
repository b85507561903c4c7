package dev.fraudscorer.policy;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The keys whose signatures a host trusts, each under an id: Ed25519 (RFC 8032). A scorer that is loaded with them takes signed
 * policies only. Immutable.
 */
public final class PolicyKeys {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private final SortedMap<String, PublicKey> keys;
    private final long leastSequence;

    private PolicyKeys(SortedMap<String, PublicKey> keys, long leastSequence) {
        this.keys = Collections.unmodifiableSortedMap(keys);
        this.leastSequence = leastSequence;
    }

    /**
     * One key.
     *
     * @param id as it stands in the signatures by it: letters, digits, dots, dashes and underscores, at most 64
     * @throws IllegalArgumentException if the id is no such, or the key is not one for Ed25519
     */
    public static PolicyKeys of(String id, PublicKey key) {
        SortedMap<String, PublicKey> keys = new TreeMap<>();
        keys.put(checkedId(id), Ed25519.publicKey(Objects.requireNonNull(key, "key")));
        return new PolicyKeys(keys, 1);
    }

    /**
     * One key in PEM, as {@code openssl pkey -pubout} writes it.
     *
     * @param id as it stands in the signatures by it: letters, digits, dots, dashes and underscores, at most 64
     * @throws IllegalArgumentException if the id is no such, or the text is no public key for Ed25519
     */
    public static PolicyKeys ofPem(String id, String pem) {
        return of(id, Ed25519.publicKey(Objects.requireNonNull(pem, "pem")));
    }

    /**
     * A private key in PEM, to sign with: PKCS #8 without a password, as {@code openssl genpkey -algorithm ed25519} writes it.
     *
     * @throws IllegalArgumentException if the text is no private key for Ed25519
     */
    public static PrivateKey privateKeyOfPem(String pem) {
        return Ed25519.privateKey(Objects.requireNonNull(pem, "pem"));
    }

    /**
     * These and those, such as the next key beside the present one.
     *
     * @throws IllegalArgumentException if both have a key of one id
     */
    public PolicyKeys and(PolicyKeys more) {
        SortedMap<String, PublicKey> all = new TreeMap<>(keys);
        more.keys.forEach((id, key) -> {
            if (all.putIfAbsent(id, key) != null) {
                throw new IllegalArgumentException(
                        "found the key '" + id + "' for the second time; expected each id once");
            }
        });
        return new PolicyKeys(all, Math.max(leastSequence, more.leastSequence));
    }

    /**
     * The same, which also refuse a signature of a lower sequence number, be it forced: what was signed before is not to be loaded any
     * more, not even by a process that begins and has no version in use.
     *
     * @param sequence at least 1
     */
    public PolicyKeys atLeast(long sequence) {
        return new PolicyKeys(keys, Math.max(leastSequence, PolicySignature.checkedSequence(sequence)));
    }

    /** The ids of the keys. */
    public SortedSet<String> ids() {
        return new TreeSet<>(keys.keySet());
    }

    /** The lowest sequence number that is taken; 1 if none was set. */
    public long leastSequence() {
        return leastSequence;
    }

    /** The key of an id; null if none of that id is trusted. */
    public @Nullable PublicKey find(String id) {
        return keys.get(id);
    }

    static String checkedId(String id) {
        if (!ID.matcher(Objects.requireNonNull(id, "id")).matches()) {
            throw new IllegalArgumentException("found a key's id of " + id.length()
                    + " characters; expected 1 to 64 letters, digits, dots, dashes and underscores, such as ops-2026");
        }
        return id;
    }

    @Override
    public String toString() {
        return "PolicyKeys" + keys.keySet();
    }
}
