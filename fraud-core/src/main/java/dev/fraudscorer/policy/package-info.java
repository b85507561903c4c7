/**
 * What hosts see of a policy: where it is read from, the report of its problems with their places, the versions of its lists. Depends on
 * assessments only, whose provenance names them.
 */
@NullMarked
package dev.fraudscorer.policy;

import org.jspecify.annotations.NullMarked;
