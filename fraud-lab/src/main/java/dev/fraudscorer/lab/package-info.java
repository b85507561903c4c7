@NullMarked
package dev.fraudscorer.lab;

import org.jspecify.annotations.NullMarked;
