@NullMarked
package dev.fraudscorer.features.internal.large.code;

import org.jspecify.annotations.NullMarked;
