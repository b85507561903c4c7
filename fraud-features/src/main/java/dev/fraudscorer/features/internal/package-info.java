/**
 * The state of entities: one profile per key with the events that windows can still see, the locks around it, and
 * how it leaves. Depends on definition, plan, profile, state and store, on the port {@code features.store}, and on fraud-core.
 */
@NullMarked
package dev.fraudscorer.features.internal;

import org.jspecify.annotations.NullMarked;
