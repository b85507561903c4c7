package dev.fraudscorer.simulator.internal.behaviour;

import dev.fraudscorer.simulator.internal.chance.Dice;

/**
 * Keeps one kind of fraud near its share of payments although campaigns differ in size: each day adds a random allowance,
 * each campaign is paid for after the fact, and none starts while there is debt.
 */
final class FraudBudget {

    private final double paymentsPerDay;
    private final Dice dice;
    private double balance;

    /** Starts somewhere in the debt of an earlier campaign, or every history would begin with one of each kind. */
    FraudBudget(double paymentsPerDay, double typicalCampaign, Dice dice) {
        this.paymentsPerDay = paymentsPerDay;
        this.dice = dice;
        this.balance = -typicalCampaign * dice.uniform();
    }

    void newDay() {
        balance += dice.exponential(paymentsPerDay);
    }

    boolean isPositive() {
        return balance > 0;
    }

    /** Negative to give back. */
    void spend(double payments) {
        balance -= payments;
    }
}
