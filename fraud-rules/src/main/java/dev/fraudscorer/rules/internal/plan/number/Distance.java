package dev.fraudscorer.rules.internal.plan.number;

import dev.fraudscorer.rules.internal.plan.node.NumberNode;
import dev.fraudscorer.rules.internal.plan.node.PlanNode;
import dev.fraudscorer.spi.vector.FeatureVector;
import org.jspecify.annotations.Nullable;

/**
 * The distance of two places on the earth in kilometres, along a great circle of a sphere with the earth's mean radius
 * R₁ = 6371.0088 km. The earth is no sphere: the error is below 0.6 %.
 *
 * <p>Haversine formula, which stays exact for places that are near each other: R. W. Sinnott, "Virtues of the
 * Haversine", Sky and Telescope 68 (1984), p. 159. Radius: H. Moritz, "Geodetic Reference System 1980", Journal of
 * Geodesy 74 (2000), p. 128.
 *
 * <p>Coordinates are degrees, north and east positive; a latitude beyond ±90 or a longitude beyond ±180 is no place,
 * and the distance has no result.
 */
public record Distance(NumberNode latitude1, NumberNode longitude1, NumberNode latitude2, NumberNode longitude2)
        implements NumberNode {
    private static final double MEAN_EARTH_RADIUS_KM = 6371.0088;
    private static final double RADIANS_PER_DEGREE = Math.PI / 180;

    @Override
    public @Nullable PlanNode child(int index) {
        return switch (index) {
            case 0 -> latitude1;
            case 1 -> longitude1;
            case 2 -> latitude2;
            case 3 -> longitude2;
            default -> null;
        };
    }

    @Override
    public double evaluate(FeatureVector vector) {
        return between(
                latitude1.evaluate(vector),
                longitude1.evaluate(vector),
                latitude2.evaluate(vector),
                longitude2.evaluate(vector));
    }

    static double between(double latitude1, double longitude1, double latitude2, double longitude2) {
        boolean onEarth = Math.abs(latitude1) <= 90
                && Math.abs(latitude2) <= 90
                && Math.abs(longitude1) <= 180
                && Math.abs(longitude2) <= 180;
        if (!onEarth) {
            return Double.NaN;
        }
        double sinHalfLatitude = StrictMath.sin((latitude2 - latitude1) * RADIANS_PER_DEGREE / 2);
        double sinHalfLongitude = StrictMath.sin((longitude2 - longitude1) * RADIANS_PER_DEGREE / 2);
        double haversine = sinHalfLatitude * sinHalfLatitude
                + StrictMath.cos(latitude1 * RADIANS_PER_DEGREE)
                        * StrictMath.cos(latitude2 * RADIANS_PER_DEGREE)
                        * sinHalfLongitude
                        * sinHalfLongitude;
        return 2 * MEAN_EARTH_RADIUS_KM * StrictMath.asin(Math.min(1, Math.sqrt(haversine)));
    }
}
