/** The output of a simulation: payments, the truth about them, and what networks report. Depends on the JDK alone. */
@NullMarked
package dev.fraudscorer.simulator.payment;

import org.jspecify.annotations.NullMarked;
