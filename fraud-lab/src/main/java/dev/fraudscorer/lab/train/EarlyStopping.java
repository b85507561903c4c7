package dev.fraudscorer.lab.train;

/**
 * When to stop adding trees: once the average precision on the latest part of the training rows has not risen for a
 * number of trees. The model keeps the trees up to the best one. The latest part is not trained on.
 *
 * @param validationShare share of the rows, the latest ones, that judge, in (0, 1)
 * @param patience how many trees in a row may bring nothing, at least 1
 */
public record EarlyStopping(double validationShare, int patience) {
    public EarlyStopping {
        if (!(validationShare > 0 && validationShare < 1)) { // written so that NaN fails
            throw new IllegalArgumentException("validationShare must be in (0, 1) but was " + validationShare);
        }
        if (patience < 1) {
            throw new IllegalArgumentException("patience must be at least 1 but was " + patience);
        }
    }
}
