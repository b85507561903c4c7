package dev.fraudscorer.benchmarks.features.byhand;

import java.util.function.Function;

/** The texts of a payment whose values are distinguished. */
enum Text {
    CARD(Kept::card),
    DEVICE(Kept::device),
    MERCHANT(Kept::merchant),
    COUNTRY(Kept::country),
    CATEGORY(Kept::category);

    @SuppressWarnings("ImmutableEnumChecker") // only the references above
    private final Function<Kept, String> of;

    Text(Function<Kept, String> of) {
        this.of = of;
    }

    String of(Kept payment) {
        return of.apply(payment);
    }
}
