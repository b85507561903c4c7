package dev.fraudscorer.lab.simulate;

/** Where a payment is made from: the terminal for a card present, else the payer's device and its network. */
record Origin(String device, String ip, Country country, Town.Point point) {}
