/**
 * Makes a class at load that reads the windows of one plan from a large record: the fast path beside {@code large}, whose
 * interpreter stays for whatever the class is not made for. Depends on {@code large}, {@code plan}, {@code record},
 * {@code window} and what writes byte code; nothing but {@code step} and who loads plans depends on it.
 *
 * <p>For each pass it has methods that add a row to the totals of all windows, others that take a row out of those of one
 * window, one that {@linkplain dev.fraudscorer.features.internal.large.code.SlideCode moves the edges}, and methods that
 * {@linkplain dev.fraudscorer.features.internal.large.code.ReadCode make values} of the totals. All is straight code but for the
 * loops over the rows that pass an edge, and every offset into the record is a constant.
 */
@NullMarked
package dev.fraudscorer.features.internal.large.code;

import org.jspecify.annotations.NullMarked;
