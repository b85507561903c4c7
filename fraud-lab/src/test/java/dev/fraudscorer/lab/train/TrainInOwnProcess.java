package dev.fraudscorer.lab.train;

/** Trains a small model and reports it; the program of a child process. */
final class TrainInOwnProcess {
    private TrainInOwnProcess() {}

    public static void main(String[] args) {
        try {
            TrainedModel model = GradientBoosting.train(
                    Histories.random(1, 1_000),
                    BoostingParameters.DEFAULT.toBuilder().trees(2).threads(1).build());
            System.out.println("trained " + model.provenance().trees() + " trees");
        } catch (IllegalStateException e) {
            System.out.println("refused: " + e.getMessage());
        }
    }
}
