/** The quickstart: one history from raw payments to decisions. Depends on the public packages and the lab. */
@NullMarked
package dev.fraudscorer.examples.quickstart;

import org.jspecify.annotations.NullMarked;
