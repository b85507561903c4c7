@NullMarked
package dev.fraudscorer.lab.history;

import org.jspecify.annotations.NullMarked;
