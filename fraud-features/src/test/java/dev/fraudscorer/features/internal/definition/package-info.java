/** Tests of what a policy may ask of an entity. */
@NullMarked
package dev.fraudscorer.features.internal.definition;

import org.jspecify.annotations.NullMarked;
