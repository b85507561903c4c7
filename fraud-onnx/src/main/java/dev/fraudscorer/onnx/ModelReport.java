package dev.fraudscorer.onnx;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.onnx.internal.load.ModelFacts;
import dev.fraudscorer.onnx.internal.load.ScoringModel;
import dev.fraudscorer.onnx.internal.model.InputColumn;
import dev.fraudscorer.onnx.internal.section.ModelEntry;
import dev.fraudscorer.policy.Location;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What loading a model found out. Immutable.
 *
 * @param id the model's name in evidence
 * @param at where its file is named in the policy
 * @param file its name in the policy folder
 * @param digest of the file, {@code sha256:} and 64 hexadecimal digits
 * @param mode whether its score has effect
 * @param runtime where it runs
 * @param whyRuntime if it runs in the kernel, what the kernel was held against before it was used; else why it does not
 * @param trees how many trees the kernel walks; 0 if it runs in ONNX Runtime
 * @param inputs the feature of each column, in the model's order
 * @param inputsNeeded the features without which it does not score
 * @param output the output's name in the file
 * @param golden whose answers the model was held against, such as {@code 64 rows of LightGBM 3.3.5}; null if against none
 * @param notExplained why there are no reasons for its scores; null if there are
 * @param usualNanos how long one row usually takes, as measured at load
 * @param usualNanosToExplain how long the reasons for one row usually take; 0 if there are none
 * @param calibrationError the expected calibration error that the policy tells of its calibration; NaN if it tells none
 * @param provenance what the policy says of where the model comes from
 * @param warnings what was not checked, or is not what it may seem, each with what to do about it; empty if nothing
 */
public record ModelReport(
        String id,
        Location at,
        String file,
        String digest,
        Mode mode,
        RuntimeKind runtime,
        String whyRuntime,
        int trees,
        List<String> inputs,
        List<String> inputsNeeded,
        String output,
        @Nullable String golden,
        @Nullable String notExplained,
        long usualNanos,
        long usualNanosToExplain,
        double calibrationError,
        Map<String, String> provenance,
        List<String> warnings) {
    public ModelReport {
        inputs = List.copyOf(inputs);
        inputsNeeded = List.copyOf(inputsNeeded);
        provenance = Map.copyOf(provenance);
        warnings = List.copyOf(warnings);
    }

    /** Where a model runs. */
    public enum RuntimeKind {
        /** In Java, by this library's own kernel for tree ensembles. */
        KERNEL,
        /** In ONNX Runtime, in native code. */
        ONNX_RUNTIME
    }

    /** The models of the policy that a scorer uses now, in policy order. */
    public static List<ModelReport> of(FraudScorer scorer) {
        return scorer.policy().sources(ModelSource.class).stream()
                .map(ModelSource::report)
                .toList();
    }

    static ModelReport of(ModelEntry entry, ScoringModel model) {
        ModelFacts facts = model.facts();
        List<String> inputs = model.columns().stream().map(InputColumn::feature).toList();
        String compared = facts.compared();
        return new ModelReport(
                entry.id(),
                entry.file().at(),
                entry.file().text(),
                facts.digest(),
                entry.mode(),
                compared != null ? RuntimeKind.KERNEL : RuntimeKind.ONNX_RUNTIME,
                compared != null ? "compared with " + compared : String.valueOf(facts.notInKernel()),
                facts.trees(),
                inputs,
                Arrays.stream(model.columnsNeeded())
                        .mapToObj(inputs::get)
                        .distinct()
                        .toList(),
                facts.output(),
                facts.golden(),
                facts.notExplained(),
                facts.usualNanos(),
                facts.usualNanosToExplain(),
                entry.calibrationError(),
                entry.provenance(),
                warnings(facts, model.isToldOfMissing()));
    }

    private static List<String> warnings(ModelFacts facts, boolean isToldOfMissing) {
        List<String> warnings = new ArrayList<>();
        if (facts.golden() == null) {
            warnings.add(
                    "no golden vectors of the library that trained it: a wrong conversion cannot be found; make them"
                            + " with 'fraud golden'");
        }
        if (facts.treesNeverLearntMissing()) {
            warnings.add(
                    isToldOfMissing
                            ? "its trees never learnt missing values and score them as if they were the greatest; train"
                                    + " with missing values, or write 'missing: refuse'"
                            : "its trees never learnt missing values: an event without one of its inputs is not scored;"
                                    + " train with missing values, or say with 'missing' what stands for them");
        }
        if (facts.caveat() != null) {
            warnings.add("its reasons are measured without a usual event (" + facts.caveat()
                    + "); name rows under 'background'");
        }
        return warnings;
    }
}
