package dev.fraudscorer.simulator.internal.world;

import java.util.List;

/**
 * The countries of the world, named by ISO 3166-1 alpha-2. Only some are home to customers; all see travellers, shops
 * and fraudsters. Cards are issued in currencies worth about the same, so that amounts compare across cards.
 */
public enum Country {
    DE("EUR", 1.00, 51.0, 10.2, 2.2, 1, 8, 0.23, 0.10, 0.05),
    FR("EUR", 1.00, 47.0, 2.6, 2.2, 1, 6, 0.17, 0.12, 0.06),
    GB("GBP", 0.85, 52.5, -1.6, 1.4, 0, 6, 0.16, 0.09, 0.07),
    ES("EUR", 1.00, 40.2, -3.6, 2.2, 1, 5, 0.11, 0.14, 0.06),
    IT("EUR", 1.00, 43.0, 12.0, 2.0, 1, 5, 0.11, 0.13, 0.05),
    NL("EUR", 1.00, 52.1, 5.2, 0.6, 1, 3, 0.08, 0.05, 0.07),
    US("USD", 1.10, 39.0, -95.0, 8.0, -6, 5, 0.07, 0.08, 0.12),
    AT("EUR", 1.00, 47.5, 14.3, 0.8, 1, 2, 0.04, 0.06, 0.02),
    CH("CHF", 0.95, 46.9, 8.1, 0.6, 1, 2, 0.03, 0.05, 0.02),
    PT("EUR", 1.00, 39.6, -8.2, 1.0, 0, 2, 0, 0.05, 0.04),
    PL("EUR", 1.00, 52.0, 19.3, 1.8, 1, 2, 0, 0.03, 0.06),
    RO("EUR", 1.00, 45.8, 25.0, 1.4, 2, 2, 0, 0.02, 0.07),
    TR("EUR", 1.00, 39.0, 33.0, 3.0, 3, 2, 0, 0.04, 0.07),
    TH("USD", 1.10, 15.0, 101.0, 2.5, 7, 2, 0, 0.02, 0.06),
    BR("USD", 1.10, -19.0, -46.0, 5.0, -3, 2, 0, 0.01, 0.09),
    ZA("USD", 1.10, -29.0, 25.0, 3.0, 2, 2, 0, 0.01, 0.09);

    static final List<Country> ALL = List.of(values());

    public final String currency;
    /** Price of what costs one euro. */
    public final double priceOfEuro;

    final double latitude;
    final double longitude;
    /** Standard deviation of town positions, in degrees. */
    final double spread;

    final int utcOffsetHours;
    final int towns;
    final double homeWeight;
    final double tripWeight;
    final double attackWeight;

    Country(
            String currency,
            double priceOfEuro,
            double latitude,
            double longitude,
            double spread,
            int utcOffsetHours,
            int towns,
            double homeWeight,
            double tripWeight,
            double attackWeight) {
        this.currency = currency;
        this.priceOfEuro = priceOfEuro;
        this.latitude = latitude;
        this.longitude = longitude;
        this.spread = spread;
        this.utcOffsetHours = utcOffsetHours;
        this.towns = towns;
        this.homeWeight = homeWeight;
        this.tripWeight = tripWeight;
        this.attackWeight = attackWeight;
    }
}
