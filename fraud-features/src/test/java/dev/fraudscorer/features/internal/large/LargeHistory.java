package dev.fraudscorer.features.internal.large;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.fraudscorer.features.internal.definition.AggregateFunction;
import dev.fraudscorer.features.internal.fold.Answers;
import dev.fraudscorer.features.internal.fold.PaymentList;
import dev.fraudscorer.features.internal.fold.Payments;
import dev.fraudscorer.features.internal.fold.Payments.Feature;
import dev.fraudscorer.features.internal.fold.Payments.Payment;
import dev.fraudscorer.features.internal.record.ColumnValue;
import dev.fraudscorer.features.internal.record.Header;
import dev.fraudscorer.features.internal.window.Current;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Payments in a large record, and beside it in a list. */
final class LargeHistory {
    private final Payments payments;
    private final long lead;
    private final long lateness;
    private final MovingBlock block;
    private final PaymentList list = new PaymentList();
    private final List<Label> labels = new ArrayList<>();
    private final Map<Long, Payment> byId = new HashMap<>();
    private final @Nullable Map<Long, Long> replaced;
    private final long[] replacements;
    final LargeRecord record;

    private record Label(long time, long id, long knownAt, boolean fraud) {}

    /** @param replacements values to take for those that payments have; empty for these */
    LargeHistory(Payments payments, long lead, long seed, long[] replacements) {
        this.payments = payments;
        this.lead = lead;
        this.lateness = payments.plan().latenessMillis();
        this.block = new MovingBlock(seed);
        this.replacements = replacements;
        this.replaced = replacements.length == 0 ? null : new HashMap<>();
        this.record = new LargeRecord(new LargePlan(payments.plan()));
        block.move(Header.KEY + 5);
        Header.keyBytes(block.bytes, block.at, 5);
        record.begin();
        assertThat(record.moveTo(block)).isTrue();
    }

    /** Gives the header other bytes in front of the body. */
    void resizeHeader(int length) {
        assertThat(record.resizeUncounted(length)).isTrue();
        if (length > 0) {
            block.bytes[block.at + Header.body(block.bytes, block.at) - 1] = (byte) 0xEE;
        }
    }

    int moves() {
        return block.moves();
    }

    PaymentList list() {
        return list;
    }

    private Current current(Payment payment) {
        Current current = payments.currentOf(payment);
        Map<Long, Long> known = replaced;
        if (known != null) {
            for (int column = 0; column < payments.plan().columns().codes(); column++) {
                long value = current.value(column);
                if (value != ColumnValue.NONE) {
                    current.value(column, known.computeIfAbsent(value, v -> replacements[known.size()]));
                }
            }
        }
        return current;
    }

    /** Counts a payment that is not here, and lets go of what is too old. */
    void count(Payment payment, String where) {
        Current current = current(payment);
        assertThat(record.find(current.time(), current.id()))
                .as("%s: not yet counted", where)
                .isEqualTo(-1);
        assertThat(record.insert(current)).as(where).isTrue();
        list.add(payment);
        byId.put(payment.id(), payment);
        long horizon = list.newest() - lateness - payments.plan().retentionMillis();
        record.dropFirst(record.leaving(horizon));
        record.forgetLabels(horizon);
        list.forget(horizon);
        labels.removeIf(label -> label.time <= horizon);
        assertThat(record.rows()).as("%s: rows", where).isEqualTo(list.size());
    }

    void amend(Payment payment, String where) {
        Current current = current(payment);
        int row = record.find(current.time(), current.id());
        assertThat(row).as("%s: amended", where).isGreaterThanOrEqualTo(0);
        assertThat(record.amend(row, current)).as(where).isTrue();
        record.amendLabels(current.time(), current.id(), current.bits());
        list.replace(payment);
        byId.put(payment.id(), payment);
    }

    void label(Payment payment, long knownAt, boolean fraud, String where) {
        Current current = current(payment);
        assertThat(record.label(current.time(), current.id(), knownAt, fraud, current.bits()))
                .as(where)
                .isTrue();
        labels.removeIf(label -> label.id == payment.id() && label.knownAt == knownAt);
        labels.add(new Label(payment.time(), payment.id(), knownAt, fraud));
    }

    /** Reads the features of a payment, whether or not it is counted, and holds each against the list. */
    void compare(Payment payment, String where) {
        FeatureVector read = read(payment);
        for (Feature feature : payments.features()) {
            Double expected = Answers.isOfEvents(feature) ? answer(feature, payment) : frauds(feature, payment);
            if (!Answers.agree(expected, read, feature)) {
                fail(where + ": " + Answers.show(expected, read, feature));
            }
        }
    }

    FeatureVector read(Payment payment) {
        Current current = current(payment);
        FeatureVector vector = payments.vector();
        record.read(current, record.find(current.time(), current.id()), vector);
        return vector;
    }

    private long end(Feature feature, Payment payment) {
        long offset = feature.window().offsetMillis();
        return payment.time() + (offset == 0 ? lead : -offset);
    }

    private long start(Feature feature, Payment payment) {
        return payment.time()
                - feature.window().offsetMillis()
                - feature.window().lengthMillis();
    }

    private @Nullable Double answer(Feature feature, Payment payment) {
        return list.answer(
                feature, payment, list.firstAfter(start(feature, payment)), list.firstAfter(end(feature, payment)));
    }

    private @Nullable Double frauds(Feature feature, Payment payment) {
        boolean inside = feature.window().offsetMillis() == 0;
        boolean own = inside && !feature.excluding() && (!feature.declinedOnly() || payment.declined());
        long frauds = own && isFraud(payment.id(), payment.time()) ? 1 : 0;
        long events = own ? 1 : 0;
        for (int i = 0; i < list.size(); i++) {
            Payment other = list.get(i);
            boolean in = other.time() > start(feature, payment) && other.time() <= end(feature, payment);
            if (in && !(inside && other.id() == payment.id()) && (!feature.declinedOnly() || other.declined())) {
                events++;
                frauds += isFraud(other.id(), payment.time()) ? 1 : 0;
            }
        }
        if (feature.function() == AggregateFunction.FRAUD_COUNT) {
            return (double) frauds;
        }
        return events == 0 ? null : (double) frauds / events;
    }

    private boolean isFraud(long id, long now) {
        Label latest = null;
        for (Label label : labels) {
            if (label.id == id && label.knownAt <= now && (latest == null || label.knownAt > latest.knownAt)) {
                latest = label;
            }
        }
        return latest != null && latest.fraud;
    }
}
