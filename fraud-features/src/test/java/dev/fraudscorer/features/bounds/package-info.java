/**
 * What large loads do to the memory and to the answers: floods of new keys, entities with millions of events. From outside,
 * through scorers that are loaded from policy folders. Depends on the core's API, on the testkit, and on {@code Answers} of
 * {@code durability}.
 */
@NullMarked
package dev.fraudscorer.features.bounds;

import org.jspecify.annotations.NullMarked;
