/**
 * How the state of a source is carried over to another one of the next version of the policy, while events are counted: it is saved
 * through a pipe and restored, and what was counted meanwhile is counted there, too. Depends on what sources implement, on pipelines
 * and on events.
 */
@NullMarked
package dev.fraudscorer.internal.run.handover;

import org.jspecify.annotations.NullMarked;
