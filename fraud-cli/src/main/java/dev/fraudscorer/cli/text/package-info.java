/** What commands print: summaries, comparisons, progress. Depends on the results of the lab. */
@NullMarked
package dev.fraudscorer.cli.text;

import org.jspecify.annotations.NullMarked;
