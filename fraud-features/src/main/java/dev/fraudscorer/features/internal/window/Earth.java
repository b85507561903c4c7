package dev.fraudscorer.features.internal.window;

/** Distances on the globe. */
public final class Earth {
    /** The mean radius by the International Union of Geodesy and Geophysics (Moritz 2000). */
    private static final double RADIUS_KM = 6371.0088;

    private static final double MILLIS_PER_HOUR = 3_600_000;

    private Earth() {}

    /**
     * The way along a great circle between two places in degrees, by the haversine formula (Sinnott 1984).
     *
     * <p>Both must be {@linkplain #isPlace places}: what is none would give a number, too.
     */
    public static double km(double fromLatitude, double fromLongitude, double toLatitude, double toLongitude) {
        double half = Math.toRadians(toLatitude - fromLatitude) / 2;
        double around = Math.toRadians(toLongitude - fromLongitude) / 2;
        double squared = Math.sin(half) * Math.sin(half)
                + Math.cos(Math.toRadians(fromLatitude))
                        * Math.cos(Math.toRadians(toLatitude))
                        * Math.sin(around)
                        * Math.sin(around);
        return 2 * RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(squared)));
    }

    /** Whether there is such a place: a latitude within 90 degrees and a longitude within 180; NaN is neither. */
    public static boolean isPlace(double latitude, double longitude) {
        return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
    }

    public static double hours(long millis) {
        return millis / MILLIS_PER_HOUR;
    }
}
