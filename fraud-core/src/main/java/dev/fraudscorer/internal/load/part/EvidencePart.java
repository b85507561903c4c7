package dev.fraudscorer.internal.load.part;

import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.spi.EvidenceSource;
import java.util.Objects;

/**
 * A source of evidence with its description, read once when the policy is loaded, so that no call of {@code score} can
 * fail on it. Immutable but for the state of the source.
 *
 * @param source the source
 * @param id its name in evidence about failures
 * @param mode whether it has effect
 */
public record EvidencePart(EvidenceSource source, String id, Mode mode) {
    /**
     * Reads id and mode of the source, once.
     *
     * @throws IllegalStateException if the source returns an invalid description; whatever else the source throws
     */
    public static EvidencePart of(EvidenceSource source) {
        Mode mode = Objects.requireNonNull(source.mode(), "its mode is null");
        return new EvidencePart(source, PartName.of(source.id()), mode);
    }
}
