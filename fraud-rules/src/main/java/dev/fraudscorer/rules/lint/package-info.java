/** What a check of a policy's rules finds. Depends on the core's values only. */
@NullMarked
package dev.fraudscorer.rules.lint;

import org.jspecify.annotations.NullMarked;
