package dev.fraudscorer.anomaly.internal.detector;

import java.util.Arrays;

/**
 * The last scores, by age and by size: the rank of a new one among them. Exact; holds as many as its capacity. Confined
 * to one thread at a time.
 */
final class ScoreWindow {
    private final double[] byAge;
    private final double[] bySize;
    private int size;
    private int oldest;

    public ScoreWindow(int capacity) {
        this.byAge = new double[capacity];
        this.bySize = new double[capacity];
    }

    /** Adds a score; the oldest leaves if the window is full. */
    public void add(double score) {
        int from = size;
        if (size == byAge.length) {
            from = Arrays.binarySearch(bySize, 0, size, byAge[oldest]);
            byAge[oldest] = score;
            oldest = (oldest + 1) % byAge.length;
        } else {
            byAge[size++] = score;
        }
        put(score, from);
    }

    /** Moves what lies between the place that is free and the one where the score belongs. */
    private void put(double score, int free) {
        int place = free;
        while (place > 0 && bySize[place - 1] > score) {
            bySize[place] = bySize[place - 1];
            place--;
        }
        while (place < size - 1 && bySize[place + 1] < score) {
            bySize[place] = bySize[place + 1];
            place++;
        }
        bySize[place] = score;
    }

    int size() {
        return size;
    }

    /** The scores from the oldest to the newest. */
    double[] byAge() {
        double[] scores = new double[size];
        for (int i = 0; i < size; i++) {
            scores[i] = byAge[(oldest + i) % byAge.length];
        }
        return scores;
    }

    /** The scores as they are now, from the least to the greatest. */
    public double[] sorted() {
        return Arrays.copyOf(bySize, size);
    }
}
