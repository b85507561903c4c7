package dev.fraudscorer.features.internal.fold;

import dev.fraudscorer.features.internal.fold.Payments.Feature;
import dev.fraudscorer.features.internal.fold.Payments.Payment;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Payments in a list, ordered by time and arrival, and every aggregate by its definition. */
public final class PaymentList {
    private final List<Payment> payments = new ArrayList<>();

    public void add(Payment payment) {
        payments.add(firstAfter(payment.time()), payment);
    }

    public void replace(Payment payment) {
        payments.replaceAll(one -> one.id() == payment.id() ? payment : one);
    }

    public void forget(long horizon) {
        payments.subList(0, firstAfter(horizon)).clear();
    }

    public boolean holds(long id) {
        return payments.stream().anyMatch(payment -> payment.id() == id);
    }

    public int size() {
        return payments.size();
    }

    public Payment get(int i) {
        return payments.get(i);
    }

    public long newest() {
        return payments.isEmpty() ? Long.MIN_VALUE : get(size() - 1).time();
    }

    public int firstAfter(long time) {
        int low = 0;
        int high = payments.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (payments.get(middle).time() <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** What a feature is for a payment; null if it is missing. */
    public @Nullable Double answer(Feature feature, Payment current) {
        long end = current.time() - feature.window().offsetMillis();
        return answer(feature, current, firstAfter(end - feature.window().lengthMillis()), firstAfter(end));
    }

    /** The same over given payments of the list instead of those in the window. */
    public @Nullable Double answer(Feature feature, Payment current, int from, int to) {
        List<Payment> in = new ArrayList<>();
        for (Payment payment : payments.subList(from, to)) {
            if (feature.window().offsetMillis() > 0 || payment.id() != current.id()) {
                in.add(payment);
            }
        }
        List<Payment> others = List.copyOf(in);
        if (feature.window().offsetMillis() == 0 && !feature.excluding()) {
            in.add(current);
        }
        if (feature.declinedOnly()) {
            in.removeIf(payment -> !payment.declined());
        }
        List<Object> values = values(in, feature);
        Object own = value(current, feature);
        return switch (feature.function()) {
            case COUNT -> (double) in.size();
            case SUM -> sum(values).doubleValue();
            case MEAN -> values.isEmpty() ? null : sum(values).doubleValue() / values.size();
            case MIN ->
                values.isEmpty()
                        ? null
                        : values.stream().mapToDouble(Double.class::cast).min().getAsDouble();
            case MAX ->
                values.isEmpty()
                        ? null
                        : values.stream().mapToDouble(Double.class::cast).max().getAsDouble();
            case STDDEV -> values.size() < 2 ? null : deviation(values);
            case DISTINCT -> (double) values.stream().distinct().count();
            case SHARE ->
                own == null || values.isEmpty()
                        ? null
                        : (double) values.stream().filter(own::equals).count() / values.size();
            case IS_NEW -> own == null ? null : values(others, feature).contains(own) ? 0.0 : 1.0;
            default -> throw new IllegalArgumentException(feature.toString());
        };
    }

    private static List<Object> values(List<Payment> payments, Feature feature) {
        return payments.stream()
                .map(payment -> value(payment, feature))
                .filter(Objects::nonNull)
                .map(Object.class::cast)
                .toList();
    }

    private static @Nullable Object value(Payment payment, Feature feature) {
        return switch (Objects.requireNonNull(feature.of())) {
            case "amount" -> Double.isNaN(payment.amount()) ? null : payment.amount();
            case "tip" -> Double.isNaN(payment.tip()) ? null : payment.tip();
            case "merchant" -> payment.merchant();
            case "online" -> payment.online();
            default -> null;
        };
    }

    private static BigDecimal sum(List<Object> values) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Object value : values) {
            sum = sum.add(new BigDecimal((Double) value));
        }
        return sum;
    }

    private static double deviation(List<Object> values) {
        BigDecimal count = BigDecimal.valueOf(values.size());
        BigDecimal mean = sum(values).divide(count, MathContext.DECIMAL128);
        BigDecimal distances = BigDecimal.ZERO;
        for (Object value : values) {
            distances =
                    distances.add(new BigDecimal((Double) value).subtract(mean).pow(2));
        }
        return distances
                .divide(count.subtract(BigDecimal.ONE), MathContext.DECIMAL128)
                .sqrt(MathContext.DECIMAL64)
                .doubleValue();
    }
}
