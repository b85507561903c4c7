package dev.fraudscorer.cli;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.onnx.ModelReport;
import dev.fraudscorer.rules.lint.LintFinding;
import dev.fraudscorer.rules.lint.LintKind;
import java.util.ArrayList;
import java.util.List;

/** What loading a policy's models warned of, as findings. */
final class ModelFindings {
    private static final String ADVICE = "; ";

    private ModelFindings() {}

    static List<LintFinding> of(FraudScorer scorer) {
        List<LintFinding> findings = new ArrayList<>();
        for (ModelReport report : ModelReport.of(scorer)) {
            for (String warning : report.warnings()) {
                int advice = warning.indexOf(ADVICE);
                findings.add(LintFinding.of(
                        LintKind.MODEL,
                        report.id(),
                        report.at(),
                        "model '" + report.id() + "': " + (advice < 0 ? warning : warning.substring(0, advice)),
                        advice < 0 ? "see docs/models.md" : warning.substring(advice + ADVICE.length())));
            }
        }
        return findings;
    }
}
