/**
 * What people do on that stage: honest shopping and four kinds of fraud, planned into the order of time and paid at the
 * checkout. Depends on the world, on chance and on payments.
 */
@NullMarked
package dev.fraudscorer.simulator.internal.behaviour;

import org.jspecify.annotations.NullMarked;
