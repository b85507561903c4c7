/**
 * What a node of a plan is, by the type of its value, with slots and constants. Depends on the SPI only.
 */
@NullMarked
package dev.fraudscorer.rules.internal.plan.node;

import org.jspecify.annotations.NullMarked;
