@NullMarked
package dev.fraudscorer.lab.metrics;

import org.jspecify.annotations.NullMarked;
