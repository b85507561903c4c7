package dev.fraudscorer.event;

/** Where a label is from. */
public enum LabelSource {
    /** The cardholder's bank took the money back. */
    CHARGEBACK,
    /** An issuer's early fraud report (TC40, SAFE). */
    EARLY_WARNING,
    /** A person of the risk team looked at it. */
    ANALYST,
    /** The customer. */
    CUSTOMER,
    /** A data set with labels. */
    HISTORY
}
