/**
 * What a host sees of saving and restoring state. Depends on assessments, and on {@code internal.cards}.
 */
@NullMarked
package dev.fraudscorer.state;

import org.jspecify.annotations.NullMarked;
