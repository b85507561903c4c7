/**
 * The way of one event through one version of the policy: time, features, evidence, decision, in a reused workspace.
 * Depends on failures, on guards, on the size of idempotency entries, on what was loaded and on the SPI.
 */
@NullMarked
package dev.fraudscorer.internal.run.pipeline;

import org.jspecify.annotations.NullMarked;
