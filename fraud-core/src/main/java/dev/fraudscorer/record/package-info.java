/**
 * What is kept of a decision: the record of an assessment with every value behind it, where records go, and what comes of one that
 * is evaluated again. Depends on assessment, event, policy
 * and spi.state.
 */
@NullMarked
package dev.fraudscorer.record;

import org.jspecify.annotations.NullMarked;
