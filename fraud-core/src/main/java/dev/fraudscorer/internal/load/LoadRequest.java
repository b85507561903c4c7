package dev.fraudscorer.internal.load;

import dev.fraudscorer.policy.PolicyException;
import dev.fraudscorer.policy.PolicyKeys;
import dev.fraudscorer.policy.PolicySource;
import dev.fraudscorer.spi.policy.Node;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a policy is loaded from: its files, and what code adds. Immutable.
 *
 * @param source where its folder is
 * @param leftOut sections to treat as if the policy did not have them
 * @param supplied sections that the document does not have, by name
 * @param provided the host's parts that engines look up, each an instance of its type
 * @param named the host's parts that have names
 * @param keys one of which has to have signed the policy; null if it need not be signed
 */
public record LoadRequest(
        PolicySource source,
        Set<String> leftOut,
        Map<String, Node> supplied,
        Map<Class<?>, Object> provided,
        HostParts named,
        @Nullable PolicyKeys keys) {
    public LoadRequest {
        leftOut = Collections.unmodifiableSet(new TreeSet<>(leftOut));
        supplied = Map.copyOf(supplied);
        provided = Map.copyOf(provided);
    }

    /** The whole policy, to which code adds nothing. */
    public static LoadRequest of(PolicySource source) {
        return new LoadRequest(source, Set.of(), Map.of(), Map.of(), HostParts.NONE, null);
    }

    /** The same of a policy that is elsewhere. */
    public LoadRequest from(PolicySource otherSource) {
        return new LoadRequest(otherSource, leftOut, supplied, provided, named, keys);
    }

    /**
     * Loads the policy.
     *
     * @throws PolicyException with every problem found
     */
    public LoadedPolicy load() {
        return new PolicyLoader(this, null, Attempt.first()).load();
    }

    /**
     * Loads a policy that is to follow the one in use in the same scorer: its sources with state, and its event types, are
     * those of the policy in use.
     *
     * @param attempt new
     * @throws PolicyException with every problem found, such as events or states that are not those in use
     */
    public LoadedPolicy loadNext(LoadedPolicy running, Attempt attempt) {
        return new PolicyLoader(this, running, attempt).load();
    }

    /**
     * Loads as {@link #loadNext} does, and closes all of it.
     *
     * @throws PolicyException if that would
     */
    public CheckedPolicy check(LoadedPolicy running, Attempt attempt) {
        return new PolicyLoader(this, running, attempt).check();
    }

    /**
     * Loads as {@link #load} does, and closes all of it; no signature is asked for.
     *
     * @throws PolicyException if that would
     */
    public CheckedPolicy inspect() {
        LoadRequest unsigned = new LoadRequest(source, leftOut, supplied, provided, named, null);
        return new PolicyLoader(unsigned, null, Attempt.first()).check();
    }
}
