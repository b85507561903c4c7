package dev.fraudscorer.benchmarks.features.traffic;

import dev.fraudscorer.benchmarks.features.byhand.Kept;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.EventType;
import java.time.Instant;

/**
 * A payment as a gateway has it in its hands: with texts of its own, which no map has seen before. Immutable.
 *
 * @param time in milliseconds since 1970
 * @param fraud what turns out later
 */
public record Payment(
        String id,
        long time,
        String card,
        String device,
        String ip,
        String merchant,
        double amount,
        String country,
        String category,
        boolean cardPresent,
        boolean declined,
        boolean fraud) {

    /** The same as an event. */
    public Event toEvent(EventType type) {
        return type.newEvent(id, Instant.ofEpochMilli(time))
                .set("card", card)
                .set("device", device)
                .set("ip", ip)
                .set("merchant", merchant)
                .set("amount", amount)
                .set("country", country)
                .set("category", category)
                .set("card_present", cardPresent)
                .set("declined", declined)
                .build();
    }

    /** What a history written by hand keeps of it. */
    public Kept toKept(long fraudKnownAt) {
        return new Kept(time, amount, card, device, merchant, country, category, !cardPresent, declined, fraudKnownAt);
    }
}
