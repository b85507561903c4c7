@NullMarked
package dev.fraudscorer.cli;

import org.jspecify.annotations.NullMarked;
