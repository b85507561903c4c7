/**
 * Typed expression to nodes over slots: the planners. The nodes are below, by kind. Depends on language and lists.
 */
@NullMarked
package dev.fraudscorer.rules.internal.plan;

import org.jspecify.annotations.NullMarked;
