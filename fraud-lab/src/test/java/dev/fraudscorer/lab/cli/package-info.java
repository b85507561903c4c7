@NullMarked
package dev.fraudscorer.lab.cli;

import org.jspecify.annotations.NullMarked;
