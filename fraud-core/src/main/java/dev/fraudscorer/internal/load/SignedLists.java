package dev.fraudscorer.internal.load;

import dev.fraudscorer.internal.signature.SignatureCheck;
import dev.fraudscorer.internal.signature.SignedFiles;
import dev.fraudscorer.policy.PolicyFiles;
import dev.fraudscorer.policy.PolicyKeys;
import dev.fraudscorer.policy.PolicySignature;
import dev.fraudscorer.spi.policy.PolicyReader;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The files of lists that are read again under a signature, which covers the policy in use with them. Confined to one thread. */
final class SignedLists {
    private final PolicySignature signature;
    private final PolicyFiles files;
    private final ReadFiles inUse;
    private final SignatureCheck check;

    private SignedLists(PolicySignature signature, PolicyFiles files, ReadFiles inUse, SignatureCheck check) {
        this.signature = signature;
        this.files = files;
        this.inUse = inUse;
        this.check = check;
    }

    /** Null if there is no signature that is trusted, which has been reported. */
    static @Nullable SignedLists find(PolicyFiles now, PolicyKeys keys, ReadFiles inUse, PolicyReader reader) {
        SignatureCheck check = new SignatureCheck(keys, reader);
        PolicySignature signature = check.find(now);
        return signature == null ? null : new SignedLists(signature, new SignedFiles(now, signature), inUse, check);
    }

    PolicySignature signature() {
        return signature;
    }

    PolicyFiles files() {
        return files;
    }

    /** Reports if the policy in use with the lists as they were read now is not what was signed, or not signed in order. */
    void check(Map<String, String> digests, boolean forced) {
        PolicySignature before = Objects.requireNonNull(inUse.signature(), "the signature of the policy in use");
        check.read(signature, digests);
        check.unread(signature, before, digests);
        if (!forced) {
            check.order(signature, before);
        }
    }
}
