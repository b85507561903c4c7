@NullMarked
package dev.fraudscorer.examples.quickstart;

import org.jspecify.annotations.NullMarked;
