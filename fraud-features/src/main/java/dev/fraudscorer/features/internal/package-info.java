/**
 * The state of entities: one profile per key with the events that windows can still see, the locks around it, and
 * how it leaves. The one package that imports Caffeine. Depends on definition and on fraud-core.
 */
@NullMarked
package dev.fraudscorer.features.internal;

import org.jspecify.annotations.NullMarked;
