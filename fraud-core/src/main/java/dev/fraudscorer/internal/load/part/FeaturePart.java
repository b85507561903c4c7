package dev.fraudscorer.internal.load.part;

import dev.fraudscorer.internal.load.section.SourceOptions;
import dev.fraudscorer.spi.FeatureSource;
import dev.fraudscorer.spi.vector.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A source of features with its description, read once when the policy is loaded, so that no call of {@code score} can
 * fail on it. Immutable but for the state of the source.
 *
 * @param source the source
 * @param id its name in evidence about failures
 * @param slots that it fills; not modified by anybody
 * @param readsVectorOnly whether its slots follow from the rest of the vector and the event alone
 * @param stateless whether they follow from the event alone, so that they are there even if history must not be read
 * @param mayBlock whether a call of it may wait for something outside of this process
 * @param options what the policy demands of it
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record FeaturePart(
        FeatureSource source,
        String id,
        int[] slots,
        boolean readsVectorOnly,
        boolean stateless,
        boolean mayBlock,
        SourceOptions options) {
    /**
     * Reads the description of the source, once.
     *
     * @param hostName the name by which the host provides it, in the place of its id; null for a source of an engine
     * @throws IllegalStateException if the source returns an invalid description; whatever else the source throws
     */
    public static FeaturePart of(FeatureSource source, @Nullable String hostName, Schema schema) {
        int[] slots = source.slots().clone();
        for (int slot : slots) {
            if (slot < 0 || slot >= schema.size()) {
                throw new IllegalStateException("the slot " + slot + " of " + schema.size());
            }
        }
        return new FeaturePart(
                source,
                hostName == null ? PartName.of(source.id()) : hostName,
                slots,
                source.readsVectorOnly(),
                source.isStateless(),
                source.mayBlock(),
                SourceOptions.DEFAULT);
    }

    /** The same source, of which the policy demands this. */
    public FeaturePart with(SourceOptions newOptions) {
        return new FeaturePart(source, id, slots, readsVectorOnly, stateless, mayBlock, newOptions);
    }
}
