package dev.fraudscorer.simulator.payment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One payment as a gateway sees it, and the truth about it. Immutable.
 *
 * @param eventId unique in the history, in order of time, such as {@code p-0000123}
 * @param eventTime to the millisecond
 * @param card token, never a card number
 * @param customer the card holder
 * @param category of the merchant, such as {@code grocery} or {@code gift_cards}
 * @param device of the payer; the merchant's terminal if the card is present
 * @param ip IPv4 address of the device
 * @param country ISO 3166-1 alpha-2, where the device is, by its address
 * @param cardCountry ISO 3166-1 alpha-2, where the card was issued
 * @param amount as billed to the card, two decimals, above 0
 * @param currency ISO 4217, the card's
 * @param latitude of the device, degrees, four decimals
 * @param longitude of the device, degrees, four decimals
 * @param fraud the truth
 * @param fraudKind null unless {@code fraud}
 * @param labelKnownAt when the fraud was discovered, after the event; null unless {@code fraud}
 */
public record SimulatedPayment(
        String eventId,
        Instant eventTime,
        String card,
        String customer,
        String merchant,
        String category,
        String device,
        String ip,
        String country,
        String cardCountry,
        PaymentChannel channel,
        double amount,
        String currency,
        double latitude,
        double longitude,
        boolean fraud,
        @Nullable FraudKind fraudKind,
        @Nullable Instant labelKnownAt) {

    /** @throws IllegalArgumentException if the truth contradicts itself or the amount is not above 0 */
    public SimulatedPayment {
        if (!(amount > 0 && amount < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("amount of " + eventId + " must be finite and above 0");
        }
        if (fraud != (fraudKind != null) || fraud != (labelKnownAt != null)) {
            throw new IllegalArgumentException(
                    eventId + " must have a fraud kind and a time of knowledge exactly if it is a fraud");
        }
        if (labelKnownAt != null && !labelKnownAt.isAfter(eventTime)) {
            throw new IllegalArgumentException("the fraud of " + eventId + " must become known after it happened");
        }
    }
}
