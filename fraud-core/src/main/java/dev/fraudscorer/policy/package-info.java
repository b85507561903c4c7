/**
 * What hosts see of a policy: where it is read from, the report of its problems with their places, the versions of its lists. Depends on
 * assessments, whose provenance names them, and on {@code internal.cards} only.
 */
@NullMarked
package dev.fraudscorer.policy;

import org.jspecify.annotations.NullMarked;
