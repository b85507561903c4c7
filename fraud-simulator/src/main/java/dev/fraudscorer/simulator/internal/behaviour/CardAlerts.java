package dev.fraudscorer.simulator.internal.behaviour;

import dev.fraudscorer.simulator.internal.chance.Dice;
import dev.fraudscorer.simulator.internal.world.Card;
import dev.fraudscorer.simulator.internal.world.Customer;
import dev.fraudscorer.simulator.internal.world.SimulatedDay;
import dev.fraudscorer.simulator.internal.world.World;
import dev.fraudscorer.simulator.payment.CompromisedCard;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The network's alerts about compromised merchants: each names part of the cards that were read there, and others by
 * mistake. Alerts of the last part of the history are not written down, so that a list made of them is older than the
 * payments it is tried on.
 */
public final class CardAlerts {

    static final double SHARE_OF_HISTORY = 0.7;

    /** Cards that were read are used within a month, or the issuer has replaced them. */
    private static final long VALID = TimeUnit.DAYS.toMillis(30);

    private static final String REASON = "account_data_compromise";
    private static final double NAMED = 0.6;
    /** Of the names on the list. Some more are drawn, since those that see fraud after all are taken out at the end. */
    private static final double MISTAKEN = 0.3;

    private static final double DRAWN_PER_NAMED = MISTAKEN / (1 - MISTAKEN) * 1.1;

    private final World world;
    private final long lastMillis;
    private final Dice dice;
    private final Map<Card, CompromisedCard> named = new LinkedHashMap<>();
    private final Map<Card, CompromisedCard> mistaken = new LinkedHashMap<>();
    private int alerts;

    /** Of a history that begins at {@code startMillis} since the epoch and has so many days. */
    public CardAlerts(World world, long startMillis, int days, Dice dice) {
        this.world = world;
        this.lastMillis = startMillis + (long) (SHARE_OF_HISTORY * days * SimulatedDay.MILLIS);
        this.dice = dice;
    }

    /** The cards were read at one merchant up to this day; the alert goes out some days later. */
    void report(Collection<Card> cards, SimulatedDay day) {
        long sent = day.startMillis() + (long) (dice.between(0, 3) * SimulatedDay.MILLIS);
        if (sent >= lastMillis || sent < lastMillis - VALID || cards.isEmpty()) {
            return;
        }
        LocalDate date = Instant.ofEpochMilli(sent).atOffset(ZoneOffset.UTC).toLocalDate();
        String source = "network alert " + ++alerts + " of " + date;
        double toDraw = dice.uniform();
        for (Card card : cards) {
            if (dice.chance(NAMED)) {
                named.putIfAbsent(card, entry(card, source));
                toDraw += DRAWN_PER_NAMED;
            }
        }
        for (; toDraw >= 1; toDraw--) {
            Customer other = world.victim(day, dice);
            if (other != null && other.firstCard().wasUsed()) {
                mistaken.putIfAbsent(other.firstCard(), entry(other.firstCard(), source));
            }
        }
    }

    /** All cards named so far, each once; those named by mistake see no fraud. */
    public List<CompromisedCard> list() {
        List<CompromisedCard> list = new ArrayList<>(named.values());
        mistaken.forEach((card, entry) -> {
            if (!card.hadFraud() && !named.containsKey(card)) {
                list.add(entry);
            }
        });
        return list;
    }

    private static CompromisedCard entry(Card card, String source) {
        return new CompromisedCard(card.token(), REASON, source);
    }
}
