/**
 * What a host needs: load a policy, score events, tell labels, hear assessments. Depends on every other package of
 * the core; none depends on it.
 */
@NullMarked
package dev.fraudscorer;

import org.jspecify.annotations.NullMarked;
