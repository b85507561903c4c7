/**
 * Compares a champion with a challenger over one history: two policies, or two models of one policy. Depends on replay,
 * metrics and the core.
 */
@NullMarked
package dev.fraudscorer.lab.compare;

import org.jspecify.annotations.NullMarked;
