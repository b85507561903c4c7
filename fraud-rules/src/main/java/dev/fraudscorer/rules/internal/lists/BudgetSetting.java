package dev.fraudscorer.rules.internal.lists;

/** Which decline budgets limit what a rule or a list denies. */
public enum BudgetSetting {
    /** None: who is denied by it never buys others a review. */
    NONE
}
