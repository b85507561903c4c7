package dev.fraudscorer.simulator.internal.world;

/** Where a payment is made from: the terminal for a card present, else the payer's device and its network. */
public record Origin(String device, String ip, Country country, Town.Point point) {}
