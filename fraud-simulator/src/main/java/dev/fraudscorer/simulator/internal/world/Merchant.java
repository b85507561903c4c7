package dev.fraudscorer.simulator.internal.world;

import dev.fraudscorer.simulator.payment.PaymentChannel;

/**
 * A shop.
 *
 * @param popularity weight among the merchants a customer could choose
 * @param priceLevel factor on the usual price of the category
 * @param weak takes cards over the web without checks worth the name
 * @param desk where its own staff or terminals pay from
 */
public record Merchant(
        int index,
        String id,
        Category category,
        Town town,
        PaymentChannel channel,
        double popularity,
        double priceLevel,
        boolean weak,
        Origin desk) {

    boolean isOnline() {
        return channel == PaymentChannel.CNP;
    }
}
