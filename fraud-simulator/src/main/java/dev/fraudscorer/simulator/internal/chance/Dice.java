package dev.fraudscorer.simulator.internal.chance;

import java.util.List;

/**
 * A stream of random draws that is the same on every machine and every Java release.
 *
 * <p>Generator: SplitMix64 (Steele, Lea, Flood 2014, "Fast splittable pseudorandom number generators"). The
 * distributions on top use exactly rounded operations and {@link StrictMath} only, since the draws of {@code
 * java.util.random} beyond {@code nextLong} and the functions of {@link Math} may differ between releases and processors.
 *
 * <p>Confined to one thread.
 */
public final class Dice {

    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private long state;

    public Dice(long seed) {
        this.state = seed;
    }

    long nextLong() {
        state += GOLDEN_GAMMA;
        return scramble(state);
    }

    /** A bijection of the 64-bit integers that spreads close values far apart. */
    static long scramble(long value) {
        long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** An independent stream; what is drawn from it does not move this one. */
    public Dice fork() {
        return new Dice(nextLong());
    }

    /** Uniform in [0, 1). */
    public double uniform() {
        return (nextLong() >>> 11) * 0x1p-53;
    }

    public double between(double low, double high) {
        return low + uniform() * (high - low);
    }

    /** Uniform in 0 … bound − 1. */
    public int below(int bound) {
        return (int) (uniform() * bound);
    }

    public boolean chance(double probability) {
        return uniform() < probability;
    }

    public <T> T oneOf(List<T> items) {
        return items.get(below(items.size()));
    }

    /** Marsaglia's polar method; the second of the pair is thrown away to keep the state one number. */
    public double gaussian(double mean, double deviation) {
        double u;
        double square;
        do {
            u = between(-1, 1);
            double v = between(-1, 1);
            square = u * u + v * v;
        } while (square >= 1 || square == 0);
        return mean + deviation * u * StrictMath.sqrt(-2 * StrictMath.log(square) / square);
    }

    /** Log-normal: half of the draws lie below the median, {@code sigma} is the deviation of the logarithm. */
    public double logNormal(double median, double sigma) {
        return median * StrictMath.exp(gaussian(0, sigma));
    }

    public double exponential(double mean) {
        return -mean * StrictMath.log(1 - uniform());
    }

    /** An exponential waiting time in whole milliseconds. */
    public long delay(long meanMillis) {
        return (long) exponential((double) meanMillis);
    }

    /** Number of successes before the first failure, where one more succeeds with the given probability below 1. */
    public int geometric(double probability) {
        int successes = 0;
        while (chance(probability)) {
            successes++;
        }
        return successes;
    }

    /** Poisson by the product of uniforms (Knuth); meant for means of a few units. */
    public int poisson(double mean) {
        double limit = StrictMath.exp(-mean);
        double product = uniform();
        int count = 0;
        while (product > limit) {
            product *= uniform();
            count++;
        }
        return count;
    }
}
