package dev.fraudscorer.lab.simulate;

import java.util.List;

/** The merchants a customer knows, the dearest first. Immutable. */
record Favourites(List<Merchant> merchants) {

    private static final double STOP = 0.3;

    Favourites {
        merchants = List.copyOf(merchants);
    }

    Merchant draw(Dice dice) {
        int rank = 0;
        while (rank < merchants.size() - 1 && !dice.chance(STOP)) {
            rank++;
        }
        return merchants.get(rank);
    }
}
