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
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What loading a model found out. Immutable. */
public final class ModelReport {
    private final String id;
    private final Location at;
    private final String file;
    private final String digest;
    private final Mode mode;
    private final RuntimeKind runtime;
    private final String whyRuntime;
    private final int trees;
    private final List<String> inputs;
    private final List<String> inputsNeeded;
    private final String output;
    private final @Nullable String golden;
    private final @Nullable String notExplained;
    private final long usualNanos;
    private final long usualNanosToExplain;
    private final double calibrationError;
    private final Map<String, String> provenance;
    private final List<String> warnings;

    private ModelReport(
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
        inputs = List.copyOf(inputs);
        inputsNeeded = List.copyOf(inputsNeeded);
        provenance = Map.copyOf(provenance);
        warnings = List.copyOf(warnings);
        this.id = id;
        this.at = at;
        this.file = file;
        this.digest = digest;
        this.mode = mode;
        this.runtime = runtime;
        this.whyRuntime = whyRuntime;
        this.trees = trees;
        this.inputs = inputs;
        this.inputsNeeded = inputsNeeded;
        this.output = output;
        this.golden = golden;
        this.notExplained = notExplained;
        this.usualNanos = usualNanos;
        this.usualNanosToExplain = usualNanosToExplain;
        this.calibrationError = calibrationError;
        this.provenance = provenance;
        this.warnings = warnings;
    }

    /** The model's name in evidence. */
    public String id() {
        return id;
    }

    /** Where its file is named in the policy. */
    public Location at() {
        return at;
    }

    /** The file's name in the policy folder. */
    public String file() {
        return file;
    }

    /** The digest of the file, {@code sha256:} and 64 hexadecimal digits. */
    public String digest() {
        return digest;
    }

    /** Whether its score has effect. */
    public Mode mode() {
        return mode;
    }

    /** Where it runs. */
    public RuntimeKind runtime() {
        return runtime;
    }

    /** If it runs in the kernel, what the kernel was held against before it was used; else why it does not. */
    public String whyRuntime() {
        return whyRuntime;
    }

    /** How many trees the kernel walks; 0 if it runs in ONNX Runtime. */
    public int trees() {
        return trees;
    }

    /** The feature of each column, in the model's order. */
    public List<String> inputs() {
        return inputs;
    }

    /** The features without which it does not score. */
    public List<String> inputsNeeded() {
        return inputsNeeded;
    }

    /** The output's name in the file. */
    public String output() {
        return output;
    }

    /** Whose answers the model was compared with, such as {@code 64 rows of LightGBM 3.3.5}; null if against none. */
    public @Nullable String golden() {
        return golden;
    }

    /** Why there are no reasons for its scores; null if there are. */
    public @Nullable String notExplained() {
        return notExplained;
    }

    /** How long one row usually takes, as measured at load. */
    public long usualNanos() {
        return usualNanos;
    }

    /** How long the reasons for one row usually take; 0 if there are none. */
    public long usualNanosToExplain() {
        return usualNanosToExplain;
    }

    /** The expected calibration error that the policy states; NaN if it states none. */
    public double calibrationError() {
        return calibrationError;
    }

    /** Where the model comes from, according to the policy. */
    public Map<String, String> provenance() {
        return provenance;
    }

    /** What was not checked, or is not what it may seem, each with what to do about it; empty if nothing. */
    public List<String> warnings() {
        return warnings;
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
                warnings(facts, model.takesMissing()));
    }

    private static List<String> warnings(ModelFacts facts, boolean takesMissing) {
        List<String> warnings = new ArrayList<>();
        if (facts.golden() == null) {
            warnings.add(
                    "no golden vectors of the library that trained it: a wrong conversion cannot be found; make them"
                            + " with 'fraud golden'");
        }
        if (facts.treesNeverLearntMissing()) {
            warnings.add(
                    takesMissing
                            ? "its trees never learnt missing values and score them as if they were the greatest; train"
                                    + " with missing values, or write 'missing: refuse'"
                            : "its trees never learnt missing values: an event without one of its inputs is not scored;"
                                    + " train with missing values, or choose with 'missing' what replaces them");
        }
        if (facts.caveat() != null) {
            warnings.add("its reasons are measured without a usual event (" + facts.caveat()
                    + "); name rows under 'background'");
        }
        return warnings;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof ModelReport that
                        && id.equals(that.id)
                        && at.equals(that.at)
                        && file.equals(that.file)
                        && digest.equals(that.digest)
                        && mode.equals(that.mode)
                        && runtime.equals(that.runtime)
                        && whyRuntime.equals(that.whyRuntime)
                        && trees == that.trees
                        && inputs.equals(that.inputs)
                        && inputsNeeded.equals(that.inputsNeeded)
                        && output.equals(that.output)
                        && Objects.equals(golden, that.golden)
                        && Objects.equals(notExplained, that.notExplained)
                        && usualNanos == that.usualNanos
                        && usualNanosToExplain == that.usualNanosToExplain
                        && Double.compare(calibrationError, that.calibrationError) == 0
                        && provenance.equals(that.provenance)
                        && warnings.equals(that.warnings));
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                id,
                at,
                file,
                digest,
                mode,
                runtime,
                whyRuntime,
                trees,
                inputs,
                inputsNeeded,
                output,
                golden,
                notExplained,
                usualNanos,
                usualNanosToExplain,
                calibrationError,
                provenance,
                warnings);
    }

    @Override
    public String toString() {
        return "ModelReport[id=" + id + ", at=" + at + ", file=" + file + ", digest=" + digest + ", mode=" + mode
                + ", runtime=" + runtime + ", whyRuntime=" + whyRuntime + ", trees=" + trees + ", inputs=" + inputs
                + ", inputsNeeded=" + inputsNeeded + ", output=" + output + ", golden=" + golden + ", notExplained="
                + notExplained + ", usualNanos=" + usualNanos + ", usualNanosToExplain=" + usualNanosToExplain
                + ", calibrationError=" + calibrationError + ", provenance=" + provenance + ", warnings=" + warnings
                + "]";
    }
}
