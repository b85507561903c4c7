/** Runs the example, with a vendor who answers, hangs and answers nonsense. */
@NullMarked
package dev.fraudscorer.examples.ownparts;

import org.jspecify.annotations.NullMarked;
