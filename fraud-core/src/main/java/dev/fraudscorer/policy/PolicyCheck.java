package dev.fraudscorer.policy;

import dev.fraudscorer.assessment.Provenance;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a reload would do, found out without doing it. Immutable. */
public final class PolicyCheck {
    private final Provenance inUse;
    private final @Nullable Provenance checked;
    private final @Nullable PolicyException refusal;
    private final Differences sections;
    private final Differences rules;
    private final Differences files;
    private final SortedMap<String, StateFate> states;

    private PolicyCheck(
            Provenance inUse,
            @Nullable Provenance checked,
            @Nullable PolicyException refusal,
            Differences sections,
            Differences rules,
            Differences files,
            Map<String, StateFate> states) {
        this.inUse = Objects.requireNonNull(inUse, "inUse");
        this.checked = checked;
        this.refusal = refusal;
        this.sections = sections;
        this.rules = rules;
        this.files = files;
        this.states = Collections.unmodifiableSortedMap(new TreeMap<>(states));
    }

    /** Of a policy that a reload would take; the arguments are as the accessors describe. */
    public static PolicyCheck accepted(
            Provenance inUse,
            Provenance checked,
            Differences sections,
            Differences rules,
            Differences files,
            Map<String, StateFate> states) {
        return new PolicyCheck(inUse, Objects.requireNonNull(checked, "checked"), null, sections, rules, files, states);
    }

    /** Of a policy that a reload would refuse. */
    public static PolicyCheck refused(Provenance inUse, PolicyException refusal) {
        return new PolicyCheck(
                inUse,
                null,
                Objects.requireNonNull(refusal, "refusal"),
                Differences.NONE,
                Differences.NONE,
                Differences.NONE,
                Map.of());
    }

    /** Whether a reload would take it. */
    public boolean isAccepted() {
        return refusal == null;
    }

    /** The version in use when it was checked. */
    public Provenance inUse() {
        return inUse;
    }

    /** What would be in use after the reload; null if it would be refused. */
    public @Nullable Provenance checked() {
        return checked;
    }

    /** What the reload would throw; null if it would not. */
    public @Nullable PolicyException refusal() {
        return refusal;
    }

    /** Every problem; empty if a reload would take it. */
    public List<PolicyProblem> problems() {
        return refusal == null ? List.of() : refusal.problems();
    }

    /** The sections of the document, and those made by code, that differ; none if it is refused. */
    public Differences sections() {
        return sections;
    }

    /** The rules that differ, by id, wherever their files are; none if it is refused. */
    public Differences rules() {
        return rules;
    }

    /** The files that differ, by their digests: lists and models among them, and what list providers give; none if it is refused. */
    public Differences files() {
        return files;
    }

    /** What would become of the state of each source, by the name that it has in snapshots; empty if it is refused. */
    public SortedMap<String, StateFate> states() {
        return states;
    }

    /** In some lines, for a person. */
    @Override
    public String toString() {
        String from = inUse.policy() + " " + inUse.version() + " " + inUse.digest();
        if (refusal != null || checked == null) {
            return "refused in the place of " + from + "\n" + (refusal == null ? "" : refusal.getMessage());
        }
        return "from " + from + "\nto " + checked.policy() + " " + checked.version() + " " + checked.digest()
                + "\nsections: " + sections + "\nrules: " + rules + "\nfiles: " + files + "\nstates: " + states;
    }
}
