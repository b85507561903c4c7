package dev.fraudscorer.internal.run.pipeline;

import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.internal.load.LoadedPolicy;
import dev.fraudscorer.internal.load.part.FeaturePart;
import dev.fraudscorer.policy.Location;
import dev.fraudscorer.policy.PolicyProblem;
import dev.fraudscorer.spi.FeatureSource;
import dev.fraudscorer.spi.state.Durable;
import dev.fraudscorer.spi.vector.Variable;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/*
 * Two policies read one history, and each event is counted once: by the champion. What a challenger has of it are the champion's
 * values, slot by slot, so both must mean the same by them:
 *
 *   with state        the source is one and the same, or adopted the state under the same definitions;
 *   of the host       one factory made both, and declares the same features;
 *   of the event      (calendar) or of other values (derived): the challenger fills these itself.
 *
 * A feature that only the challenger has would have no history, and filling it would be to count for it. So it is refused: the champion
 * is reloaded with it first, which fills it (docs/adr/0033).
 */

/** Which values of features a challenger takes from the champion. Immutable, thread-safe. */
public final class SharedFeatures {
    /** By number of the challenger's source of features. */
    private final boolean[] shared;

    private final int[] slots;
    /** Of sources that the challenger has not or fills itself: that they failed is not its failure. */
    private final Set<String> ofChampionOnly;

    private SharedFeatures(boolean[] shared, int[] slots, Set<String> ofChampionOnly) {
        this.shared = shared;
        this.slots = slots;
        this.ofChampionOnly = Set.copyOf(ofChampionOnly);
    }

    /**
     * Finds them.
     *
     * @param hosts the names of the host's factories of features
     * @param problems receives everything by which the challenger cannot be evaluated on the champion's values
     */
    public static SharedFeatures between(
            LoadedPolicy champion, LoadedPolicy challenger, Set<String> hosts, List<PolicyProblem> problems) {
        Location at = Location.of(challenger.provenance().policy());
        if (!champion.events().equals(challenger.events())) {
            problems.add(PolicyProblem.of(
                    at,
                    "other events than those of the champion",
                    "the same events; reload the champion with these, then start the rollout"));
        }
        challenger.durables().stream()
                .filter(made -> !(made instanceof FeatureSource) && !isSame(made, champion))
                .forEach(made -> problems.add(problem(at, "the state '" + made.stateName() + "'")));
        List<FeaturePart> parts = challenger.features();
        boolean[] shared = new boolean[parts.size()];
        Set<String> ofChampionOnly = new HashSet<>();
        champion.features().forEach(part -> ofChampionOnly.add(part.id()));
        for (int i = 0; i < shared.length; i++) {
            FeaturePart part = parts.get(i);
            shared[i] = isShared(part, champion, challenger, hosts);
            if (shared[i]) {
                ofChampionOnly.remove(part.id());
            } else if (!part.readsVectorOnly() && !part.stateless()) {
                problems.add(problem(at, "features of '" + part.id() + "'"));
            }
        }
        int[] slots = IntStream.range(0, shared.length)
                .filter(i -> shared[i])
                .flatMap(i -> IntStream.of(parts.get(i).slots()))
                .toArray();
        return new SharedFeatures(shared, slots, ofChampionOnly);
    }

    private static PolicyProblem problem(Location at, String what) {
        return PolicyProblem.of(
                at,
                what + " that are not those of the champion, whose history both read",
                "the same definitions, of a state that this process owns; reload the champion with these, which fills them, then"
                        + " start the rollout");
    }

    private static boolean isShared(
            FeaturePart part, LoadedPolicy champion, LoadedPolicy challenger, Set<String> hosts) {
        FeaturePart before = champion.features().stream()
                .filter(other -> other.id().equals(part.id()))
                .findFirst()
                .orElse(null);
        if (before == null || !haveSameSlots(part, before, champion, challenger)) {
            return false;
        }
        return part.source() == before.source()
                || hosts.contains(part.id())
                || (part.source() instanceof Durable made && isSame(made, champion));
    }

    private static boolean isSame(Durable made, LoadedPolicy champion) {
        Durable before = champion.durables().stream()
                .filter(other -> other.stateName().equals(made.stateName()))
                .findFirst()
                .orElse(null);
        return before != null && (before == made || made.isCompatibleWith(before));
    }

    private static boolean haveSameSlots(
            FeaturePart part, FeaturePart before, LoadedPolicy champion, LoadedPolicy challenger) {
        int[] slots = part.slots();
        boolean same = slots.length == before.slots().length;
        for (int i = 0; same && i < slots.length; i++) {
            same = slots[i] == before.slots()[i]
                    && Objects.equals(find(champion, slots[i]), find(challenger, slots[i]));
        }
        return same;
    }

    private static @Nullable Variable find(LoadedPolicy policy, int slot) {
        List<Variable> variables = policy.schema().variables();
        return slot < variables.size() ? variables.get(slot) : null;
    }

    /** Whether the values of a source of features of the challenger are the champion's. */
    boolean has(int source) {
        return shared[source];
    }

    /** Copies the values, and what the champion's evidence says of those that it could not fill. */
    void copy(Workspace champion, Workspace challenger) {
        for (int slot : slots) {
            challenger.vector().copyFrom(champion.vector(), slot);
        }
        List<Evidence> evidence = champion.evidence().view();
        for (int i = 0; i < champion.featureItems(); i++) {
            if (!ofChampionOnly.contains(evidence.get(i).source())) {
                challenger.evidence().addOwn(evidence.get(i));
            }
        }
    }
}
