package dev.fraudscorer.simulator.internal.behaviour;

import dev.fraudscorer.simulator.internal.world.Card;
import dev.fraudscorer.simulator.internal.world.Merchant;
import dev.fraudscorer.simulator.internal.world.Origin;
import dev.fraudscorer.simulator.payment.FraudKind;
import org.jspecify.annotations.Nullable;

/**
 * A payment that somebody means to make.
 *
 * @param millis when, since the epoch
 * @param cents price in the card's currency
 * @param fraud null if the card's owner pays
 * @param labelKnownAtMillis when a fraud will come to light; of no meaning otherwise
 */
record PlannedPayment(
        long millis,
        Card card,
        Merchant merchant,
        Origin origin,
        long cents,
        @Nullable FraudKind fraud,
        long labelKnownAtMillis) {

    static PlannedPayment byOwner(long millis, Card card, Merchant merchant, Origin origin, double euro) {
        return new PlannedPayment(millis, card, merchant, origin, cents(card, merchant, euro), null, 0);
    }

    static PlannedPayment byFraudster(
            long millis,
            Card card,
            Merchant merchant,
            Origin origin,
            double euro,
            FraudKind kind,
            long labelKnownAtMillis) {
        return new PlannedPayment(
                millis, card, merchant, origin, cents(card, merchant, euro), kind, labelKnownAtMillis);
    }

    private static long cents(Card card, Merchant merchant, double euro) {
        return merchant.category().priceInCents(euro * card.country().priceOfEuro);
    }
}
