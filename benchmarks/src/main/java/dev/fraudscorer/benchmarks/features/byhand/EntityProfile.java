package dev.fraudscorer.benchmarks.features.byhand;

import java.util.List;
import java.util.Objects;

/** What one entity did. Guarded by the map that holds it. */
final class EntityProfile {
    private static final double MILLIS = 1000;

    private final HandWrittenEntity definition;
    private final PaymentWindow[] windows;
    private long first = Long.MIN_VALUE;
    private long latest = Long.MIN_VALUE;

    EntityProfile(HandWrittenEntity definition) {
        this.definition = definition;
        this.windows = new PaymentWindow[definition.windows().size()];
        for (int i = 0; i < windows.length; i++) {
            windows[i] = new PaymentWindow(definition.windows().get(i), definition.textsOf(i));
        }
    }

    /** Counts the payment, then reads all features into {@code out} from {@code at} on; NaN stands for missing. */
    void visit(Kept payment, double[] out, int at) {
        boolean anew = first == Long.MIN_VALUE || payment.time() - latest > definition.retentionMillis();
        double elapsed = anew ? Double.NaN : (payment.time() - latest) / MILLIS;
        first = anew ? payment.time() : first;
        latest = payment.time();
        for (PaymentWindow window : windows) {
            window.visit(payment);
        }
        List<Feature> features = definition.features();
        for (int i = 0; i < features.size(); i++) {
            out[at + i] = value(features.get(i), payment, elapsed);
        }
    }

    private double value(Feature feature, Kept payment, double elapsed) {
        PaymentWindow window = windows[feature.window()];
        int own = feature.excludingCurrent() ? 1 : 0;
        int count = window.count() - own;
        double sum = window.sum() - own * payment.amount();
        return switch (feature.function()) {
            case COUNT -> count;
            case SUM -> sum;
            case MEAN -> count == 0 ? Double.NaN : sum / count;
            case MIN -> count == 0 ? Double.NaN : window.min();
            case MAX -> count == 0 ? Double.NaN : window.max();
            case STDDEV -> deviation(count, sum, window.squares() - own * payment.amount() * payment.amount());
            case DISTINCT -> window.distinct(text(feature));
            case SHARE -> (double) window.same(text(feature), text(feature).of(payment)) / count;
            case IS_NEW -> window.same(text(feature), text(feature).of(payment)) == 1 ? 1 : 0;
            case FRAUD_COUNT -> window.frauds(payment.time());
            case FRAUD_RATE -> count == 0 ? Double.NaN : (double) window.frauds(payment.time()) / count;
            case ELAPSED -> elapsed;
            case AGE -> (payment.time() - first) / MILLIS;
        };
    }

    private static Text text(Feature feature) {
        return Objects.requireNonNull(feature.of());
    }

    private static double deviation(int count, double sum, double squares) {
        return count < 2 ? Double.NaN : Math.sqrt(Math.max(0, squares - sum * sum / count) / (count - 1));
    }
}
