package dev.fraudscorer.internal.signature;

import dev.fraudscorer.policy.Location;
import dev.fraudscorer.policy.PolicyFiles;
import dev.fraudscorer.policy.PolicyKeys;
import dev.fraudscorer.policy.PolicySignature;
import dev.fraudscorer.spi.policy.PolicyReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether a policy is signed by a key that the host trusts, and in order. Each fault is reported with what to do. */
public final class SignatureCheck {
    private static final int MOST_BYTES = 4 << 20;
    private static final Location AT = Location.of(PolicySignature.FILE);
    private static final String HOW = ", as 'fraud sign' makes it";

    private final PolicyKeys keys;
    private final PolicyReader reader;

    public SignatureCheck(PolicyKeys keys, PolicyReader reader) {
        this.keys = keys;
        this.reader = reader;
    }

    /** The signature in the folder, if it is by a trusted key; null if it is not, which has been reported. */
    public @Nullable PolicySignature find(PolicyFiles files) {
        String expected = "a signature by one of the keys " + keys.ids() + HOW;
        if (!files.has(PolicySignature.FILE)) {
            reader.report(AT, "no signature", expected);
            return null;
        }
        PolicySignature signature;
        try {
            signature = PolicySignature.parse(text(files));
        } catch (IOException e) {
            reader.report(AT, "a signature that cannot be read (" + PolicyFiles.fault(e) + ")", expected);
            return null;
        } catch (IllegalArgumentException e) {
            reader.report(AT, "what is no whole signature (" + e.getMessage() + ")", expected);
            return null;
        }
        PublicKey key = keys.find(signature.key());
        if (key == null) {
            reader.report(AT, "a signature by the key '" + signature.key() + "', which is not trusted", expected);
            return null;
        }
        if (!signature.isBy(key)) {
            reader.report(
                    AT,
                    "a signature that the key '" + signature.key() + "' has not made, or that was changed since",
                    expected);
            return null;
        }
        if (signature.sequence() < keys.leastSequence()) {
            reader.report(
                    AT,
                    "the sequence number " + signature.sequence(),
                    "at least " + keys.leastSequence() + ", which the host demands: sign the policy again");
            return null;
        }
        return signature;
    }

    private static String text(PolicyFiles files) throws IOException {
        try (InputStream in = files.open(PolicySignature.FILE)) {
            byte[] bytes = in.readNBytes(MOST_BYTES);
            if (bytes.length == MOST_BYTES) {
                throw new IllegalArgumentException("more than " + MOST_BYTES + " bytes");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** Reports each file that was read and is not what was signed. */
    public void read(PolicySignature signature, Map<String, String> digests) {
        digests.forEach((file, digest) -> {
            if (!digest.equals(signature.files().get(file))) {
                reader.report(
                        Location.of(file),
                        "another content than the one that " + PolicySignature.FILE + " was made for",
                        "the content that was signed: reload the policy as a whole, or sign it again");
            }
        });
    }

    /** Reports each file that is in one signature as it is not in the other, but for those that are read anew. */
    public void unread(PolicySignature signature, PolicySignature before, Map<String, String> digests) {
        signature.files().forEach((file, digest) -> {
            if (!digests.containsKey(file) && !digest.equals(before.files().get(file))) {
                reader.report(
                        Location.of(file),
                        "a file that " + PolicySignature.FILE
                                + " covers, and that the policy in use was loaded without",
                        "a signature of the policy in use with other lists: reload the policy as a whole");
            }
        });
    }

    /** Reports a signature that is not later than that of the version in use. */
    public void order(PolicySignature signature, PolicySignature inUse) {
        String force = ": sign the policy again, or force the change";
        if (signature.sequence() < inUse.sequence()) {
            reader.report(
                    AT,
                    "the sequence number " + signature.sequence() + ", which is older than " + inUse.sequence()
                            + " of the version in use",
                    "a greater one" + force);
        } else if (signature.sequence() == inUse.sequence()
                && !signature.files().equals(inUse.files())) {
            reader.report(
                    AT,
                    "the sequence number " + signature.sequence() + ", which the version in use has, with other files",
                    "a greater one" + force);
        }
    }

    /** Reports another policy than the one in use: their sequence numbers do not order them. */
    public void sameName(String name, String inUse) {
        if (!name.equals(inUse)) {
            reader.report(
                    AT,
                    "a signature of another policy, '" + name + "'",
                    "one of '" + inUse + "', which is in use; force the change if it is meant");
        }
    }
}
