/**
 * What keeps one source from harming the others and the answer: what its calls cost, whether it is cut off, threads of its own
 * where it may block, and its health. The only package that imports Resilience4j. Depends on assessments, metrics, on the options of a
 * source, on {@code internal.run.observe} and {@code internal.cards}.
 */
@NullMarked
package dev.fraudscorer.internal.run.guard;

import org.jspecify.annotations.NullMarked;
