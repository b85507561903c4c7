/**
 * Nodes of membership: literals, entity lists, networks. Depends on {@code plan.node} and on the lists.
 */
@NullMarked
package dev.fraudscorer.rules.internal.plan.list;

import org.jspecify.annotations.NullMarked;
