/**
 * Policies that have to be signed: the signature is checked against the host's keys before anything else of the policy is read, and what
 * is read then has to be what was signed. Depends on {@code policy} and on the reports of {@code spi.policy}.
 */
@NullMarked
package dev.fraudscorer.internal.signature;

import org.jspecify.annotations.NullMarked;
