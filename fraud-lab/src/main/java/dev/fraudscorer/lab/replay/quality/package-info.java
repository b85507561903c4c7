/** How assessments stand to labels: decisions, ranking, rules. Depends on the core and on metrics. */
@NullMarked
package dev.fraudscorer.lab.replay.quality;

import org.jspecify.annotations.NullMarked;
