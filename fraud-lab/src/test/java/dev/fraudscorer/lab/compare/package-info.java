@NullMarked
package dev.fraudscorer.lab.compare;

import org.jspecify.annotations.NullMarked;
