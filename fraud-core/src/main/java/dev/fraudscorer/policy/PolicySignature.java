package dev.fraudscorer.policy;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The signature of a policy: which files it is made of, by name and digest, and its number in the order of signatures. It is a file {@value #FILE} in the
 * policy's folder:
 *
 * <pre>
 * fraud-policy-signature: 1
 * key: ops-2026
 * sequence: 7
 * file: 3e1f…64 hexadecimal digits… policy.yaml
 * file: 90ab…64 hexadecimal digits… rules/velocity.yaml
 * signature: Base64 of Ed25519 over all lines before this one, in UTF-8, each with a line feed at its end
 * </pre>
 *
 * Immutable.
 */
public final class PolicySignature {
    /** The name of the file in the policy's folder. */
    public static final String FILE = "policy.sig";

    private static final String HEAD = "fraud-policy-signature: 1";
    private static final String KEY = "key: ";
    private static final String SEQUENCE = "sequence: ";
    private static final String NAMED_FILE = "file: ";
    private static final String SIGNATURE = "signature: ";
    private static final String DIGEST_BEGIN = "sha256:";
    private static final int HEX_DIGITS = 64;
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{" + HEX_DIGITS + "}");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,18}");

    private final String key;
    private final long sequence;
    private final SortedMap<String, String> files;
    private final byte[] signed;

    private PolicySignature(String key, long sequence, Map<String, String> files, byte[] signed) {
        this.key = key;
        this.sequence = sequence;
        this.files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        this.signed = signed;
    }

    /**
     * Signs files.
     *
     * @param keyId under which a host trusts the key
     * @param key for Ed25519
     * @param sequence at least 1, and greater than that of the signature before
     * @param digests {@code sha256:} and 64 hexadecimal digits, by the name of a file in the policy's folder
     * @throws IllegalArgumentException if one of these is no such
     */
    public static PolicySignature sign(String keyId, PrivateKey key, long sequence, Map<String, String> digests) {
        PolicyKeys.checkedId(keyId);
        checkedSequence(sequence);
        digests.forEach((file, digest) -> {
            if (file.isEmpty() || file.chars().anyMatch(c -> c < ' ') || !isDigest(digest)) {
                throw new IllegalArgumentException(
                        "found a file whose name is empty or has a control character, or whose"
                                + " digest is none; expected sha256: and " + HEX_DIGITS
                                + " digits by the name of a file");
            }
        });
        PolicySignature unsigned = new PolicySignature(keyId, sequence, digests, new byte[0]);
        return new PolicySignature(keyId, sequence, digests, Ed25519.sign(key, unsigned.signedText()));
    }

    /**
     * Reads the text of a signature's file; whether it is by a key shows {@link #isBy}. A carriage return at the end of a line is
     * passed over.
     *
     * @throws IllegalArgumentException if the text is no whole signature; its message names the line
     */
    public static PolicySignature parse(String text) {
        String[] lines = text.split("\r?\n", -1);
        require(lines, 0, HEAD.equals(lines[0]), HEAD);
        String key = value(lines, 1, KEY);
        String sequence = value(lines, 2, SEQUENCE);
        require(lines, 2, NUMBER.matcher(sequence).matches() && isLong(sequence), "sequence: a number from 1 on");
        SortedMap<String, String> files = new TreeMap<>();
        int line = 3;
        while (line < lines.length && lines[line].startsWith(NAMED_FILE)) {
            String file = lines[line].substring(NAMED_FILE.length());
            boolean isWhole = file.length() > HEX_DIGITS + 1
                    && HEX.matcher(file.substring(0, HEX_DIGITS)).matches()
                    && file.charAt(HEX_DIGITS) == ' ';
            require(lines, line, isWhole, "file: " + HEX_DIGITS + " hexadecimal digits and the name of a file");
            String name = file.substring(HEX_DIGITS + 1);
            boolean isNew = files.put(name, DIGEST_BEGIN + file.substring(0, HEX_DIGITS)) == null;
            require(lines, line, isNew, "each file once");
            line++;
        }
        require(lines, line, !files.isEmpty(), "file: at least one");
        byte[] signed = decoded(value(lines, line, SIGNATURE));
        require(lines, line, signed != null, "signature: Base64");
        for (int rest = line + 1; rest < lines.length; rest++) {
            require(lines, rest, lines[rest].isEmpty(), "nothing behind the signature");
        }
        return new PolicySignature(key, Long.parseLong(sequence), files, Objects.requireNonNull(signed));
    }

    private static String value(String[] lines, int line, String begin) {
        boolean isThere = line < lines.length && lines[line].startsWith(begin) && lines[line].length() > begin.length();
        require(lines, line, isThere, begin.strip());
        return lines[line].substring(begin.length());
    }

    private static void require(String[] lines, int line, boolean holds, String expected) {
        if (!holds) {
            String found = line < lines.length ? "another text" : "the end";
            throw new IllegalArgumentException(FILE + ":" + (line + 1) + ": found " + found + "; expected " + expected);
        }
    }

    private static boolean isLong(String digits) {
        return digits.length() < 19 || digits.compareTo(String.valueOf(Long.MAX_VALUE)) <= 0;
    }

    private static byte @Nullable [] decoded(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            // The decoder takes other spellings, too; one signature has one text.
            return Base64.getEncoder().encodeToString(bytes).equals(base64) ? bytes : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    static long checkedSequence(long sequence) {
        if (sequence < 1) {
            throw new IllegalArgumentException("found the sequence number " + sequence + "; expected at least 1");
        }
        return sequence;
    }

    private static boolean isDigest(String digest) {
        return digest.startsWith(DIGEST_BEGIN)
                && HEX.matcher(digest.substring(DIGEST_BEGIN.length())).matches();
    }

    /** The id of the key that it is by, as it says. */
    public String key() {
        return key;
    }

    /** Which one it is in the order of signatures: a later one has a greater number. */
    public long sequence() {
        return sequence;
    }

    /** The files that it covers: by name {@code sha256:} and the digest of the content. */
    public SortedMap<String, String> files() {
        return files;
    }

    /** Whether it is by this key, as a whole. */
    public boolean isBy(PublicKey publicKey) {
        return Ed25519.isSigned(publicKey, signedText(), signed);
    }

    /** The text of its file. */
    public String text() {
        return signedText() + SIGNATURE + Base64.getEncoder().encodeToString(signed) + "\n";
    }

    private String signedText() {
        StringBuilder text = new StringBuilder(HEAD).append('\n');
        text.append(KEY).append(key).append('\n');
        text.append(SEQUENCE).append(sequence).append('\n');
        files.forEach((file, digest) -> text.append(NAMED_FILE)
                .append(digest, DIGEST_BEGIN.length(), digest.length())
                .append(' ')
                .append(file)
                .append('\n'));
        return text.toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof PolicySignature that
                        && signedText().equals(that.signedText())
                        && Arrays.equals(signed, that.signed));
    }

    @Override
    public int hashCode() {
        return signedText().hashCode();
    }

    @Override
    public String toString() {
        return "PolicySignature[key=" + key + ", sequence=" + sequence + ", files=" + files.size() + "]";
    }
}
