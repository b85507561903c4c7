package dev.fraudscorer.internal.run;

import dev.fraudscorer.internal.load.Attempt;
import dev.fraudscorer.internal.load.CheckedPolicy;
import dev.fraudscorer.internal.load.LoadRequest;
import dev.fraudscorer.internal.load.LoadedLists;
import dev.fraudscorer.internal.run.pipeline.Pipeline;
import dev.fraudscorer.policy.Differences;
import dev.fraudscorer.policy.PolicyCheck;
import dev.fraudscorer.policy.PolicyException;

/** Finds out what a reload would do. */
final class DryRun {
    private DryRun() {}

    /** Loads and compares; nothing takes effect, and what was loaded is closed. */
    static PolicyCheck of(LoadRequest request, Pipeline running) {
        LoadedLists inUse = running.lists();
        CheckedPolicy checked;
        try {
            checked = request.check(running.policy(), Attempt.next(inUse.files(), false));
        } catch (PolicyException e) {
            return PolicyCheck.refused(inUse.provenance(), e);
        }
        return PolicyCheck.accepted(
                inUse.provenance(),
                checked.files().provenance(),
                Differences.between(
                        inUse.contents().sections(), checked.contents().sections()),
                Differences.between(
                        inUse.contents().definitions(), checked.contents().definitions()),
                Differences.between(inUse.files().allDigests(), checked.files().allDigests()),
                checked.states());
    }
}
