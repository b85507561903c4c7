@NullMarked
package dev.fraudscorer.lab.train;

import org.jspecify.annotations.NullMarked;
