/** The quickstart: one history from raw payments to decisions. Depends on the public packages, the simulator and the lab. */
@NullMarked
package dev.fraudscorer.examples.quickstart;

import org.jspecify.annotations.NullMarked;
