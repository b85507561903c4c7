package dev.fraudscorer.features.internal.fold;

import dev.fraudscorer.event.LabelState;
import dev.fraudscorer.features.internal.fold.Payments.Payment;
import dev.fraudscorer.features.internal.record.ArrayBlock;
import dev.fraudscorer.features.internal.record.Header;
import dev.fraudscorer.features.internal.step.EntityStep;
import dev.fraudscorer.spi.vector.FeatureVector;

/** The card of some payments, in whichever form its record is. */
public final class HotEntity {
    private final Payments payments;
    private final EntityStep step;
    private final ArrayBlock block = new ArrayBlock();

    public HotEntity(Payments payments) {
        this.payments = payments;
        this.step = new EntityStep(payments.plan());
        step.begin(Header.NONE, Header.NONE);
        step.create(block, new byte[] {7}, 7);
    }

    public EntityStep step() {
        return step;
    }

    public ArrayBlock block() {
        return block;
    }

    /** Whether the payment was counted now. */
    public boolean count(Payment payment) {
        step.open(block);
        boolean isNew = !step.mayHold(payment.time(), payment.id());
        step.count(payments.currentOf(payment), payment.time());
        return isNew;
    }

    public boolean amend(Payment payment) {
        step.open(block);
        return step.amend(payments.currentOf(payment));
    }

    public boolean label(Payment payment, long knownAt, LabelState state) {
        step.open(block);
        return step.label(payments.currentOf(payment), knownAt, state);
    }

    /** What the features are for a payment, in a vector that the next reading overwrites. */
    public FeatureVector read(Payment payment) {
        step.open(block);
        step.read(payments.currentOf(payment), payments.vector());
        return payments.vector();
    }

    public boolean isFolded(long time, long id) {
        step.open(block);
        return step.isFolded(time, id);
    }

    public boolean isHot() {
        return Header.has(block.bytes, block.at, Header.HOT);
    }

    public long foldedEvents() {
        step.open(block);
        return isHot() ? step.large().folds().events() : 0;
    }

    public boolean hasNothingFolded() {
        step.open(block);
        return !isHot() || step.large().folds().isEmpty();
    }

    public int rows() {
        return Header.rows(block.bytes, block.at);
    }

    public long bytes() {
        return block.length;
    }
}
