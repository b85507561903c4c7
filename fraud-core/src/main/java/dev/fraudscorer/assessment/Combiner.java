package dev.fraudscorer.assessment;

import java.util.List;
import java.util.Locale;

/**
 * Makes one score in [0, 1] of the risks of the evidence, folded in list order so that the same evidence gives the
 * same bits. Only active items that carry a risk count; with none, the score is 0. Thread-safe, allocates nothing.
 */
public enum Combiner {
    /**
     * {@code 1 - Π(1 - rᵢ)}: independent causes, each enough for fraud. Free of order, and more evidence never
     * lowers it. Source: Pearl, Probabilistic Reasoning in Intelligent Systems, 1988, section 4.3.2.
     */
    NOISY_OR {
        @Override
        double fold(List<Evidence> evidence, double baseRate) {
            double risk = 0;
            for (int i = 0; i < evidence.size(); i++) {
                Evidence item = evidence.get(i);
                if (item.countsForScore()) {
                    // The same as 1 - Π(1 - rᵢ), in the form that leaves a single risk as it is.
                    risk += item.risk() * (1 - risk);
                }
            }
            return risk;
        }
    },
    /** The greatest risk. */
    MAX {
        @Override
        double fold(List<Evidence> evidence, double baseRate) {
            double greatest = 0;
            for (int i = 0; i < evidence.size(); i++) {
                Evidence item = evidence.get(i);
                if (item.countsForScore()) {
                    greatest = Math.max(greatest, item.risk());
                }
            }
            return greatest;
        }
    },
    /** {@code Σ wᵢrᵢ / Σ wᵢ}. */
    WEIGHTED_MEAN {
        @Override
        double fold(List<Evidence> evidence, double baseRate) {
            double mean = mean(evidence, 1);
            return Double.isNaN(mean) ? mean(evidence, greatestWeight(evidence)) : mean;
        }

        private double mean(List<Evidence> evidence, double unit) {
            double sum = 0;
            double weights = 0;
            for (int i = 0; i < evidence.size(); i++) {
                Evidence item = evidence.get(i);
                if (item.countsForScore()) {
                    double weight = item.weight() / unit;
                    sum += weight * item.risk();
                    weights += weight;
                }
            }
            // Weights that overflow have no mean; in units of the greatest they have.
            return weights == 0 ? 0 : weights == Double.POSITIVE_INFINITY ? Double.NaN : sum / weights;
        }
    },
    /**
     * {@code σ(logit b + Σ wᵢ (logit rᵢ - logit b))} with base rate b: each risk is the posterior that one witness
     * alone would give, so witnesses add up as log odds (naive Bayes). Risks are kept within 1e-6 of 0 and 1, so
     * that one witness can be outvoted. Source: Good, Probability and the Weighing of Evidence, 1950, chapter 6.
     */
    LOG_ODDS {
        @Override
        double fold(List<Evidence> evidence, double baseRate) {
            double base = logit(baseRate);
            double odds = base;
            boolean any = false;
            for (int i = 0; i < evidence.size(); i++) {
                Evidence item = evidence.get(i);
                if (item.countsForScore()) {
                    odds += item.weight() * (logit(item.risk()) - base);
                    any = true;
                }
            }
            if (!Double.isFinite(odds)) {
                odds = base + greatestWeight(evidence) * oddsInUnitsOfTheGreatestWeight(evidence, base);
            }
            return any ? 1 / (1 + StrictMath.exp(-odds)) : 0;
        }

        /** The sum of the witnesses, whose sign is right where their weights overflow. */
        private double oddsInUnitsOfTheGreatestWeight(List<Evidence> evidence, double base) {
            double unit = greatestWeight(evidence);
            double odds = 0;
            for (int i = 0; i < evidence.size(); i++) {
                Evidence item = evidence.get(i);
                if (item.countsForScore()) {
                    odds += item.weight() / unit * (logit(item.risk()) - base);
                }
            }
            return odds;
        }
    };

    private static final double SUREST = 1e-6;

    /** The name as written in a policy: lower case. */
    public String policyName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The score of the evidence.
     *
     * @param evidence in policy order; not modified
     * @param baseRate the share of fraud without any evidence, in (0, 1); only {@link #LOG_ODDS} uses it
     * @return in [0, 1], never NaN, whatever the weights; 0 if no item counts
     */
    public double combine(List<Evidence> evidence, double baseRate) {
        // Rounding may leave the interval by one unit in the last place.
        return Math.min(1, Math.max(0, fold(evidence, baseRate)));
    }

    abstract double fold(List<Evidence> evidence, double baseRate);

    private static double greatestWeight(List<Evidence> evidence) {
        double greatest = 0;
        for (int i = 0; i < evidence.size(); i++) {
            if (evidence.get(i).countsForScore()) {
                greatest = Math.max(greatest, evidence.get(i).weight());
            }
        }
        return greatest;
    }

    // StrictMath: the same bits on any machine.
    private static double logit(double risk) {
        double p = Math.min(1 - SUREST, Math.max(SUREST, risk));
        return StrictMath.log(p / (1 - p));
    }
}
