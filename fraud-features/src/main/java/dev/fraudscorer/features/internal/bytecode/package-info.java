/**
 * What all generated code of features is written with. Depends on nothing but the library that writes byte code; {@code step.code}
 * and {@code large.code} depend on it.
 */
@NullMarked
package dev.fraudscorer.features.internal.bytecode;

import org.jspecify.annotations.NullMarked;
