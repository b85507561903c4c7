package dev.fraudscorer.features.durability;

import dev.fraudscorer.FraudScorer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The states that are kept as files, one folder for each layout that was released: each version restores those of its
 * predecessors. They are made of steps, so that a scorer can go the same way again. To keep those of a new layout:
 *
 * <pre>java … dev.fraudscorer.features.durability.StoredSnapshots fraud-features/src/test/resources/snapshots/layout-N</pre>
 */
final class StoredSnapshots {
    private static final long SEED = 20_261_130;
    private static final int STEPS = 900;
    private static final int QUESTIONS = 300;

    private StoredSnapshots() {}

    /** Which entities are in a state; the name of its file. */
    enum State {
        /** Of few events and of hundreds. */
        SMALL_AND_LARGE(ProbedPolicy.TEXT),
        /** With events that were folded. */
        HOT(ProbedPolicy.FOLDING);

        private final String policy;

        State(String policy) {
            this.policy = policy;
        }

        /** A scorer of the state's policy, with nothing in it. */
        FraudScorer load(Path folder) throws IOException {
            return ProbedPolicy.load(folder, policy);
        }

        String file() {
            return name().toLowerCase(Locale.ROOT) + ".snapshot";
        }
    }

    /** Lets a scorer come into the state, and returns what can be asked then. */
    static List<Payment> play(FraudScorer scorer) {
        StepStream stream = new StepStream(SEED, "s", true);
        stream.next(STEPS).forEach(step -> step.run(scorer));
        return stream.questions(QUESTIONS);
    }

    /**
     * Writes the files.
     *
     * @param arguments the folder for them
     */
    public static void main(String[] arguments) throws IOException {
        Path target = Files.createDirectories(Path.of(arguments[0]));
        Path folder = Files.createTempDirectory("stored");
        for (State state : State.values()) {
            try (FraudScorer scorer = state.load(folder)) {
                play(scorer);
                System.out.println(scorer.state().snapshot(target.resolve(state.file())));
            }
        }
    }
}
