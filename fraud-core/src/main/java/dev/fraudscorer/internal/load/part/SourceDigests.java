package dev.fraudscorer.internal.load.part;

import dev.fraudscorer.record.SourceDigest;
import dev.fraudscorer.spi.Repeatable;
import java.util.ArrayList;
import java.util.List;

/** The digests of those sources of evidence that have a content of their own. */
public final class SourceDigests {
    private SourceDigests() {}

    public static List<SourceDigest> of(List<EvidencePart> parts) {
        List<SourceDigest> digests = new ArrayList<>();
        for (EvidencePart part : parts) {
            String digest = part.source() instanceof Repeatable repeatable ? repeatable.digest() : null;
            if (digest != null) {
                digests.add(SourceDigest.of(part.id(), digest));
            }
        }
        return List.copyOf(digests);
    }
}
