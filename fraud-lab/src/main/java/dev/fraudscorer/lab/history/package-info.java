/**
 * Histories: files of events with their labels, line by line. Depends on the core and on Commons CSV and Jackson for
 * the two formats.
 */
@NullMarked
package dev.fraudscorer.lab.history;

import org.jspecify.annotations.NullMarked;
