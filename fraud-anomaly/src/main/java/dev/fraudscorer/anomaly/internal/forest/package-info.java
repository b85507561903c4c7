/**
 * The forest: one that learns, by the library, and its frozen form in plain arrays, which scores without waiting or
 * allocating. The only package that imports the library. Depends on nothing of ours.
 */
@NullMarked
package dev.fraudscorer.anomaly.internal.forest;

import org.jspecify.annotations.NullMarked;
