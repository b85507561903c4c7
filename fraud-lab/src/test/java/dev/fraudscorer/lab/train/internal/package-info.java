@NullMarked
package dev.fraudscorer.lab.train.internal;

import org.jspecify.annotations.NullMarked;
