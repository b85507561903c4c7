package dev.fraudscorer.simulator.internal.world;

import dev.fraudscorer.simulator.internal.chance.Dice;
import java.util.List;

/** The merchants of a customer, the favourite first. Immutable. */
public record Favourites(List<Merchant> merchants) {

    private static final double STOP = 0.3;

    public Favourites {
        merchants = List.copyOf(merchants);
    }

    public Merchant draw(Dice dice) {
        int rank = 0;
        while (rank < merchants.size() - 1 && !dice.chance(STOP)) {
            rank++;
        }
        return merchants.get(rank);
    }
}
