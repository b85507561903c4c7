/**
 * What a host needs: load a policy, score events, record labels, and the groups of a scorer: policy, state, metrics. Depends
 * on the packages below it of the core; none depends on it.
 */
@NullMarked
package dev.fraudscorer;

import org.jspecify.annotations.NullMarked;
