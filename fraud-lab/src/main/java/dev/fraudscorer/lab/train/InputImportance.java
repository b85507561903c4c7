package dev.fraudscorer.lab.train;

/**
 * How much an input mattered to a model.
 *
 * @param input its name
 * @param gain how much all splits on it lowered the training loss together, in LightGBM's units, at least 0
 * @param share {@code gain} as a share of that of all inputs, in [0, 1]
 */
public record InputImportance(String input, double gain, double share) {}
