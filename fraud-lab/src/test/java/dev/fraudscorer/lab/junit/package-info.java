@NullMarked
package dev.fraudscorer.lab.junit;

import org.jspecify.annotations.NullMarked;
