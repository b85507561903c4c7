package dev.fraudscorer.features.internal.window;

/**
 * Count, sum and squared distances from the mean of numbers that are too great to be {@link FixedPoint}s. Nothing can
 * be taken out again, so they are computed anew where they are needed. Confined to one thread.
 */
public final class Moments {
    /** How many numbers there are beside the count. */
    public static final int PARTS = 4;

    private int count;
    private double sum;
    /** What rounding lost of the sum: Neumaier 1974. */
    private double lost;

    private double mean;
    private double distances;

    public Moments() {}

    /** Restores what {@link #parts} gave. */
    public Moments(int count, double[] parts) {
        this.count = count;
        this.sum = parts[0];
        this.lost = parts[1];
        this.mean = parts[2];
        this.distances = parts[3];
    }

    public void clear() {
        count = 0;
        sum = 0;
        lost = 0;
        mean = 0;
        distances = 0;
    }

    /** Takes over another. */
    void copy(Moments other) {
        count = other.count;
        sum = other.sum;
        lost = other.lost;
        mean = other.mean;
        distances = other.distances;
    }

    public void add(double number) {
        addToSum(number);
        count++;
        double off = number - mean;
        mean += off / count;
        distances += off * (number - mean);
    }

    /** Adds all numbers of another. */
    public void add(Moments other) {
        if (other.count > 0) {
            addToSum(other.sum());
            addDistances(other.count, other.mean, other.distances);
        }
    }

    /** Adds to the distances, and not to the sum, those of other numbers: Chan, Golub and LeVeque 1979. */
    public void addDistances(int otherCount, double otherMean, double otherDistances) {
        double all = (double) count + otherCount;
        double off = otherMean - mean;
        distances += otherDistances + off * off * (count * (otherCount / all));
        mean += off * (otherCount / all);
        count += otherCount;
    }

    /** All but the count, for a snapshot. */
    public double[] parts() {
        return new double[] {sum, lost, mean, distances};
    }

    public int count() {
        return count;
    }

    double sum() {
        return sum + lost;
    }

    double mean() {
        return mean;
    }

    /** The sum of the squared distances from the mean. */
    double distances() {
        return distances;
    }

    private void addToSum(double number) {
        double next = sum + number;
        lost += Math.abs(sum) >= Math.abs(number) ? sum - next + number : number - next + sum;
        sum = next;
    }
}
