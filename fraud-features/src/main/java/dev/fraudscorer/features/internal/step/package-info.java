/**
 * What one event does to the record of one entity, whatever its form: read it, count in it, amend or label what it holds,
 * note what could not be counted; and how a record of one form becomes another. Holds no lock and sees no store. Depends
 * on {@code plan}, {@code record}, {@code large}, {@code profile}, {@code window} and {@code step.code}.
 */
@NullMarked
package dev.fraudscorer.features.internal.step;

import org.jspecify.annotations.NullMarked;
