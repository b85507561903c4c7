package dev.fraudscorer.internal.run;

import dev.fraudscorer.internal.load.LoadRequest;
import dev.fraudscorer.internal.load.ReadFiles;

/**
 * The version before the one in use, as far as it is kept: what it was read from, and not what that became. Immutable.
 *
 * @param place where it was read, and where a reload after the rollback reads
 * @param files what it was read from
 */
record Former(LoadRequest place, ReadFiles files) {}
