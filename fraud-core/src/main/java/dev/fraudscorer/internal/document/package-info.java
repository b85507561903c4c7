/** Reads YAML and JSON into nodes that know their place. The one package that parses policies with Jackson. */
@NullMarked
package dev.fraudscorer.internal.document;

import org.jspecify.annotations.NullMarked;
