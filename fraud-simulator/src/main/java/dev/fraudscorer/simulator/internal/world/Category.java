package dev.fraudscorer.simulator.internal.world;

import java.util.List;
import java.util.Locale;

/** What a merchant sells, coarser than a merchant category code: usual price, how often it is bought, and where. */
public enum Category {
    GROCERY(24, 0.70, 5.0, 0.06),
    RESTAURANT(26, 0.60, 3.2, 0),
    FUEL(46, 0.35, 1.6, 0),
    TRANSPORT(7, 0.70, 2.0, 0.30),
    PHARMACY(16, 0.60, 1.0, 0.15),
    FASHION(55, 0.70, 1.3, 0.45),
    HOME(62, 0.90, 0.8, 0.40),
    ELECTRONICS(130, 0.90, 0.6, 0.50),
    JEWELRY(190, 0.90, 0.12, 0.30),
    MARKETPLACE(36, 0.90, 1.6, 1),
    DIGITAL_GOODS(11, 0.85, 1.3, 1),
    STREAMING(11, 0.25, 0.7, 1),
    GIFT_CARDS(45, 0.60, 0.25, 0.60),
    CHARITY(12, 0.90, 0.25, 1),
    TRAVEL(210, 0.80, 0.35, 0.90),
    HOTEL(140, 0.60, 0.40, 0.40);

    static final List<Category> ALL = List.of(values());

    /** Sold at weak shops, where a fraudster can try cards: cheap, delivered at once, nobody looks. */
    static final List<Category> EASY_TO_TEST = List.of(DIGITAL_GOODS, STREAMING, CHARITY, MARKETPLACE);

    private static final int[] GIFT_CARD_VALUES = {10, 15, 20, 25, 50, 75, 100, 150, 200, 250, 300, 400, 500};

    public final String word;
    /** Median price in euro. */
    public final double median;

    public final double sigma;
    final double frequency;
    /** Share of its merchants that are web shops. */
    final double online;

    Category(double median, double sigma, double frequency, double online) {
        this.word = name().toLowerCase(Locale.ROOT);
        this.median = median;
        this.sigma = sigma;
        this.frequency = frequency;
        this.online = online;
    }

    /** The price in cents at which this amount would be sold here: gift cards come in round values only. */
    public long priceInCents(double amount) {
        if (this != GIFT_CARDS) {
            return Math.max(50, Math.round(amount * 100));
        }
        int nearest = GIFT_CARD_VALUES[0];
        for (int value : GIFT_CARD_VALUES) {
            if (value <= amount * 1.1) {
                nearest = value;
            }
        }
        return nearest * 100L;
    }
}
