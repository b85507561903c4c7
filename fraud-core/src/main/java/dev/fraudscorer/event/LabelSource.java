package dev.fraudscorer.event;

/** Who says what an event was. */
public enum LabelSource {
    /** The cardholder's bank took the money back. */
    CHARGEBACK,
    /** An issuer's early fraud report (TC40, SAFE). */
    EARLY_WARNING,
    /** A person of the risk team looked at it. */
    ANALYST,
    /** The customer said so. */
    CUSTOMER,
    /** A data set that came with its labels. */
    HISTORY
}
