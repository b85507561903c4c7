package dev.fraudscorer.features.durability;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.event.Event;
import java.time.Instant;

/**
 * A payment for any scorer. Immutable.
 *
 * @param id a repeated payment has the same
 * @param millis when it happened
 * @param card empty if the event does not carry it, like every text here
 * @param amount NaN if the event does not carry it, like every number here
 */
record Payment(
        String id,
        long millis,
        String card,
        String merchant,
        String ip,
        String country,
        double amount,
        double lat,
        double lon,
        boolean declined) {

    Event on(FraudScorer scorer) {
        Event.Builder event = scorer.event("payment", id, Instant.ofEpochMilli(millis))
                .receivedAt(Instant.ofEpochMilli(millis))
                .parse("card", card)
                .parse("merchant", merchant)
                .parse("ip", ip)
                .parse("country", country)
                .set("declined", declined);
        if (!Double.isNaN(amount)) {
            event.set("amount", amount);
        }
        if (!Double.isNaN(lat)) {
            event.set("lat", lat).set("lon", lon);
        }
        return event.build();
    }

    Payment with(boolean newDeclined, double newAmount) {
        return new Payment(id, millis, card, merchant, ip, country, newAmount, lat, lon, newDeclined);
    }

    Payment at(String newId, long newMillis) {
        return new Payment(newId, newMillis, card, merchant, ip, country, amount, lat, lon, declined);
    }
}
