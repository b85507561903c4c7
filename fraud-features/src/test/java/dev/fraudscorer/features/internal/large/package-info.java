@NullMarked
package dev.fraudscorer.features.internal.large;

import org.jspecify.annotations.NullMarked;
