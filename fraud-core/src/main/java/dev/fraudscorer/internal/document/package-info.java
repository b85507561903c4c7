/** Reads YAML and JSON into nodes with their place. The one package that parses policies with Jackson. */
@NullMarked
package dev.fraudscorer.internal.document;

import org.jspecify.annotations.NullMarked;
