/** Tests of the features that a policy may define of an entity. */
@NullMarked
package dev.fraudscorer.features.internal.definition;

import org.jspecify.annotations.NullMarked;
