package dev.fraudscorer.lab.train.internal;

import java.util.List;

/**
 * A binary tree of splits. Without splits it is a single leaf.
 *
 * @param splits the root first; none if there is one leaf
 * @param leaves what each leaf adds to the margin (the log-odds of fraud), one more than splits
 */
public record Tree(List<Split> splits, List<Double> leaves) {
    public Tree {
        splits = List.copyOf(splits);
        leaves = List.copyOf(leaves);
        if (leaves.size() != splits.size() + 1) {
            throw new IllegalArgumentException("a tree of " + splits.size() + " splits has " + (splits.size() + 1)
                    + " leaves, found " + leaves.size());
        }
    }
}
