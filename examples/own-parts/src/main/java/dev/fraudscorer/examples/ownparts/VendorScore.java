package dev.fraudscorer.examples.ownparts;

import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.assessment.ReasonCode;
import dev.fraudscorer.spi.EvidenceSink;
import dev.fraudscorer.spi.EvidenceSource;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * A vendor's score as evidence. It may block, as a source of a host does unless it declares otherwise: the scorer calls it on a
 * thread of its own and gives it up at its deadline. It catches nothing that it cannot mend, so that a vendor who is down or
 * answers nonsense is a failure in the assessment, and never a quiet score of 0.
 */
final class VendorScore implements EvidenceSource {
    static final String NAME = "vendor_score";

    /** Built once; each event gets a copy with its own risk. */
    private static final Evidence SCORE =
            Evidence.modelScore(NAME, new ReasonCode("VENDOR_SCORE"), 0, 1, Mode.ACTIVE, "the vendor's probability");

    private final VendorClient vendor;

    VendorScore(VendorClient vendor) {
        this.vendor = vendor;
    }

    @Override
    public String id() {
        return NAME;
    }

    @Override
    public void evaluate(FeatureVector vector, EvidenceSink out) {
        // Looked up for each event: another version of the policy may have them in other slots.
        String card = Objects.requireNonNull(vector.text(slot(vector, "card")), "a key is required");
        double amount = vector.number(slot(vector, "amount"));
        out.add(SCORE.withRisk(probability(card, amount)));
    }

    private double probability(String card, double amount) {
        try {
            return vendor.probability(card, amount);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the scorer is being closed
            throw new IllegalStateException("interrupted while the vendor was called", e);
        }
    }

    private static int slot(FeatureVector vector, String name) {
        int slot = vector.slot(name);
        if (slot < 0) {
            throw new IllegalStateException("the policy has no attribute '" + name + "', which the vendor needs");
        }
        return slot;
    }
}
