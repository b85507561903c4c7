/** Tests of the classes that read windows against the walk through their plan. Depends on the step and what it depends on. */
@NullMarked
package dev.fraudscorer.features.internal.step.code;

import org.jspecify.annotations.NullMarked;
