/**
 * Makes a class at load that reads the windows of one plan from a small record: the fast path of {@code step}, whose
 * interpreter stays for whatever the class is not made for. Depends on {@code plan}, {@code record}, {@code window} and the
 * library that writes byte code; nothing but {@code step} and who loads plans depends on it.
 *
 * <p>One walk goes from the newest row back. It stops at each {@linkplain WalkPlan cut}, where a window begins or ends, and
 * there {@linkplain Output values} are made of what {@linkplain Accumulator was added up} until then. All is straight code
 * but for the loop from one cut to the next: what a plan does not ask for costs nothing, and what two features need is added
 * up once.
 *
 * <p>Its files are many and short: one for each kind of value that is added up, and for each that is made of it, so that a
 * new function is a new file.
 */
@NullMarked
package dev.fraudscorer.features.internal.step.code;

import org.jspecify.annotations.NullMarked;
