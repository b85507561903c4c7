package dev.fraudscorer.lab.simulate;

/** A stay away from home up to and including the last day. */
record Trip(Town town, String ip, int lastDay) {}
