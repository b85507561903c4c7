package dev.fraudscorer.simulator.internal.world;

/** A stay away from home up to and including the last day. */
public record Trip(Town town, String ip, int lastDay) {}
