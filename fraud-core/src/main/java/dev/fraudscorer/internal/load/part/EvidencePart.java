package dev.fraudscorer.internal.load.part;

import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.internal.load.section.SourceOptions;
import dev.fraudscorer.spi.EvidenceSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A source of evidence with its description, read once when the policy is loaded, so that no call of {@code score} can
 * fail on it. Immutable but for the state of the source.
 *
 * @param source the source
 * @param id its name in evidence about failures
 * @param mode whether it has effect
 * @param deterministic whether it is what people wrote, which is left out last when time is short
 * @param mayBlock whether a call of it may wait for something outside of this process
 * @param isHosts whether the host provides it, so that it is not closed
 * @param options what the policy demands of it
 */
public record EvidencePart(
        EvidenceSource source,
        String id,
        Mode mode,
        boolean deterministic,
        boolean mayBlock,
        boolean isHosts,
        SourceOptions options) {
    /**
     * Reads the description of the source, once.
     *
     * @param hostName the name by which the host provides it, in the place of its id; null for a source of an engine
     * @throws IllegalStateException if the source returns an invalid description; whatever else the source throws
     */
    public static EvidencePart of(EvidenceSource source, @Nullable String hostName) {
        Mode mode = Objects.requireNonNull(source.mode(), "its mode is null");
        String id = hostName == null ? PartName.of(source.id()) : hostName;
        return new EvidencePart(
                source, id, mode, source.isDeterministic(), source.mayBlock(), hostName != null, SourceOptions.DEFAULT);
    }

    /** The same source, of which the policy demands this. */
    public EvidencePart with(SourceOptions newOptions) {
        return new EvidencePart(source, id, mode, deterministic, mayBlock, isHosts, newOptions);
    }
}
