/** Random draws that are the same on every machine. Depends on the JDK alone. */
@NullMarked
package dev.fraudscorer.simulator.internal.chance;

import org.jspecify.annotations.NullMarked;
