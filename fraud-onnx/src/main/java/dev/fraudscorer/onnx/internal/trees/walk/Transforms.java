package dev.fraudscorer.onnx.internal.trees.walk;

import dev.fraudscorer.onnx.internal.trees.ensemble.PostTransform;

/** What ONNX calls post transforms, in the float arithmetic of ONNX Runtime. */
final class Transforms {
    private static final float SQRT_2 = (float) Math.sqrt(2);
    private static final float A = 0.147f;

    private Transforms() {}

    /** Transforms several scores in place. */
    static void apply(PostTransform transform, double[] scores, int count) {
        switch (transform) {
            case NONE -> {
                // Scores stay as they are.
            }
            case LOGISTIC -> {
                for (int i = 0; i < count; i++) {
                    scores[i] = logistic((float) scores[i]);
                }
            }
            case PROBIT -> {
                for (int i = 0; i < count; i++) {
                    scores[i] = probit((float) scores[i]);
                }
            }
            case SOFTMAX -> softmax(scores, count, false);
            case SOFTMAX_ZERO -> softmax(scores, count, true);
        }
    }

    static float logistic(float x) {
        float v = 1 / (1 + exp(-Math.abs(x)));
        return x < 0 ? 1 - v : v;
    }

    /** By the approximation of the inverse error function that Winitzki gave in 2008. */
    static float probit(float x) {
        float y = 2 * x - 1;
        float sign = y < 0 ? -1 : 1;
        float log = (float) Math.log((1 - y) * (1 + y));
        float v = 2 / ((float) Math.PI * A) + 0.5f * log;
        float v2 = 1 / A * log;
        float v3 = -v + (float) Math.sqrt(v * v - v2);
        return SQRT_2 * (sign * (float) Math.sqrt(v3));
    }

    /** @param zeroStays whether a score of nearly zero is left out */
    private static void softmax(double[] scores, int count, boolean zeroStays) {
        float greatest = -Float.MAX_VALUE;
        for (int i = 0; i < count; i++) {
            greatest = (float) scores[i] > greatest ? (float) scores[i] : greatest;
        }
        float sum = 0;
        for (int i = 0; i < count; i++) {
            float score = (float) scores[i];
            if (zeroStays && !(score > 0.0000001f || score < -0.0000001f)) {
                scores[i] = (float) (scores[i] * exp(-greatest));
            } else {
                scores[i] = exp(score - greatest);
                sum += (float) scores[i];
            }
        }
        for (int i = 0; i < count; i++) {
            scores[i] = (float) scores[i] / sum;
        }
    }

    private static float exp(float x) {
        return (float) Math.exp(x);
    }
}
