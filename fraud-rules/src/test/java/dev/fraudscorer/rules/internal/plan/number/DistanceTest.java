package dev.fraudscorer.rules.internal.plan.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class DistanceTest {
    private static final double RADIUS_KM = 6371.0088;

    @Test
    void between_cities_isTheirGreatCircleDistance() {
        // Berlin to Paris and New York to London, as atlases give them, within the error of a sphere.
        assertThat(Distance.between(52.5200, 13.4050, 48.8566, 2.3522)).isCloseTo(878, within(5.0));
        assertThat(Distance.between(40.7128, -74.0060, 51.5074, -0.1278)).isCloseTo(5570, within(20.0));
    }

    @Test
    void between_polesAndAntipodes_isHalfTheCircumference() {
        assertThat(Distance.between(90, 0, -90, 77)).isCloseTo(Math.PI * RADIUS_KM, within(1e-9));
        assertThat(Distance.between(0, 0, 0, 180)).isCloseTo(Math.PI * RADIUS_KM, within(1e-9));
        assertThat(Distance.between(0, -180, 0, 180)).isCloseTo(0, within(1e-9));
    }

    @Test
    void between_metresApart_staysExact() {
        double metre = 360 / (2 * Math.PI * RADIUS_KM * 1000);
        assertThat(Distance.between(50, 8, 50 + metre, 8)).isCloseTo(0.001, within(1e-9));
    }

    /** The angle between two vectors by its tangent: another formula, exact at all distances. */
    @Test
    void between_randomPlaces_equalsTheAngleOfVectors() {
        long seed = 99;
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            double latitude1 = random.nextDouble() * 180 - 90;
            double longitude1 = random.nextDouble() * 360 - 180;
            double latitude2 = random.nextDouble() * 180 - 90;
            double longitude2 = random.nextDouble() * 360 - 180;
            double[] a = vector(latitude1, longitude1);
            double[] b = vector(latitude2, longitude2);
            double dot = a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
            double x = a[1] * b[2] - a[2] * b[1];
            double y = a[2] * b[0] - a[0] * b[2];
            double z = a[0] * b[1] - a[1] * b[0];
            double expected = RADIUS_KM * Math.atan2(Math.sqrt(x * x + y * y + z * z), dot);
            double found = Distance.between(latitude1, longitude1, latitude2, longitude2);
            assertThat(found).as("seed %d, pair %d", seed, i).isCloseTo(expected, within(1e-4));
            assertThat(Distance.between(latitude2, longitude2, latitude1, longitude1))
                    .isEqualTo(found, within(1e-9));
        }
    }

    private static double[] vector(double latitude, double longitude) {
        double phi = Math.toRadians(latitude);
        double lambda = Math.toRadians(longitude);
        return new double[] {Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)};
    }
}
