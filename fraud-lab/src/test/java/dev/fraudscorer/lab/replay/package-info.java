@NullMarked
package dev.fraudscorer.lab.replay;

import org.jspecify.annotations.NullMarked;
