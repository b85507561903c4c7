/** The {@code fraud} command line over the lab's Java API. The one package that knows picocli. */
@NullMarked
package dev.fraudscorer.lab.cli;

import org.jspecify.annotations.NullMarked;
