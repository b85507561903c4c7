/**
 * Reading a file of a list, line by line, CSV or plain text. Depends on {@code lists.content} and on the empty table of
 * {@code lists.keys}.
 */
@NullMarked
package dev.fraudscorer.rules.internal.lists.file;

import org.jspecify.annotations.NullMarked;
