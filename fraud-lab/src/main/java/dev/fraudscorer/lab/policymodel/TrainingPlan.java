package dev.fraudscorer.lab.policymodel;

import dev.fraudscorer.lab.replay.ReplayPlan;
import dev.fraudscorer.lab.train.BoostingParameters;
import dev.fraudscorer.lab.train.EarlyStopping;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What to train on what. Immutable.
 *
 * @param replay the policy and the history; the policy's models are left out of the replay
 * @param model the model's id; the file is {@code models/<id>.onnx} in the policy folder
 * @param inputs attributes and features that the model sees, in order; empty for every number and boolean of the policy
 * @param warmUpShare the share of the history, from its beginning, on which features only fill, in [0, 1)
 * @param maturity the age, at the cut, below which an event is not trained on: too few of its frauds are known
 * @param laterShare the share of the history, at its end, on which the model is judged, in (0, 1)
 * @param parameters how gradient boosting learns
 */
public record TrainingPlan(
        ReplayPlan replay,
        String model,
        List<String> inputs,
        double warmUpShare,
        Duration maturity,
        double laterShare,
        BoostingParameters parameters) {

    /** How boosting learns by default: small trees and a slow rate, since frauds are few. */
    public static final BoostingParameters DEFAULT_PARAMETERS = BoostingParameters.DEFAULT.toBuilder()
            .trees(400)
            .leaves(15)
            .learningRate(0.05)
            .minRowsPerLeaf(40)
            .l2(5)
            .inputShare(0.7)
            .earlyStopping(new EarlyStopping(0.25, 60))
            // LightGBM's threads spin: on cores that others use, two are slower than one.
            .threads(1)
            .build();

    /** By this age most chargebacks have come. */
    public static final Duration DEFAULT_MATURITY = Duration.ofDays(14);

    private static final Pattern MODEL_ID = Pattern.compile("[a-z0-9][a-z0-9-]*");

    public TrainingPlan {
        Objects.requireNonNull(replay, "replay");
        Objects.requireNonNull(parameters, "parameters");
        if (!MODEL_ID.matcher(model).matches()) {
            throw new IllegalArgumentException(
                    "a model's id is lower-case letters, digits and dashes but was '" + model + "'");
        }
        inputs = List.copyOf(inputs);
        if (!(warmUpShare >= 0 && laterShare > 0 && warmUpShare + laterShare < 1)) {
            throw new IllegalArgumentException("warm-up and later share must leave a share to train on but were "
                    + warmUpShare + " and " + laterShare);
        }
        if (maturity.isNegative()) {
            throw new IllegalArgumentException("maturity must not be negative but was " + maturity);
        }
        Set<String> without = new TreeSet<>(replay.without());
        without.add("models");
        replay = replay.withoutSections(without.toArray(new String[0]));
    }

    /**
     * A fifth of the history to warm up, the last three tenths to judge on, labels a fortnight old, every input, the
     * default parameters.
     */
    public static TrainingPlan of(ReplayPlan replay, String model) {
        return new TrainingPlan(replay, model, List.of(), 0.2, DEFAULT_MATURITY, 0.3, DEFAULT_PARAMETERS);
    }
}
