package dev.fraudscorer.simulator.payment;

import static java.util.Objects.requireNonNull;

/**
 * An entry of the list that a card network sends to issuers and gateways: this card's data may be in the wrong hands.
 * Immutable.
 *
 * @param key the card's token
 * @param reason why it is on the list
 * @param source which alert named it
 */
public record CompromisedCard(String key, String reason, String source) {

    public CompromisedCard {
        requireNonNull(key, "key");
        requireNonNull(reason, "reason");
        requireNonNull(source, "source");
    }
}
