/** Where a replay goes: files of assessments and of feature vectors, or several sinks at once. Depends on replay. */
@NullMarked
package dev.fraudscorer.lab.replay.sink;

import org.jspecify.annotations.NullMarked;
