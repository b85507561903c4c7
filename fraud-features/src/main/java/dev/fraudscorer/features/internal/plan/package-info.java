/**
 * What is kept of an entity's events and how its features are read from that, decided at load from the definitions:
 * columns, passes, lanes, slots. Has no state. Depends on definition and fraud-core.
 */
@NullMarked
package dev.fraudscorer.features.internal.plan;

import org.jspecify.annotations.NullMarked;
