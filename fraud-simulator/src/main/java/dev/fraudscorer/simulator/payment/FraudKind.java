package dev.fraudscorer.simulator.payment;

/** The frauds of the simulated world; each leaves another trace in the history. */
public enum FraudKind {
    /** Many cards tried within minutes from a few devices at a weak web shop, some then charged for more. */
    CARD_TESTING,
    /** A card in the wrong pocket: a run of growing payments at shops near to each other within hours. */
    STOLEN_CARD,
    /** Cards read at one merchant and used elsewhere over the web, days to weeks later. */
    MERCHANT_COMPROMISE,
    /** Somebody else in the customer's account: new device, new country, high amounts in one session. */
    ACCOUNT_TAKEOVER
}
