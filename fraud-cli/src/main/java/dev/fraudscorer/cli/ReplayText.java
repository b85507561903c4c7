package dev.fraudscorer.cli;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.internal.cards.ShownText;
import dev.fraudscorer.record.DecisionRecord;
import dev.fraudscorer.record.RecordReplay;
import dev.fraudscorer.record.ReplayedItem;
import java.io.PrintWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Prints how a record that was evaluated again compares. */
final class ReplayText {
    private final @Nullable RecordReplay replay;
    private final String refused;

    private ReplayText(@Nullable RecordReplay replay, String refused) {
        this.replay = replay;
        this.refused = refused;
    }

    /** Evaluates the record; one that the policy cannot take has come out otherwise. */
    static ReplayText of(DecisionRecord record, FraudScorer scorer) {
        try {
            return new ReplayText(scorer.replay(record), "");
        } catch (IllegalArgumentException e) {
            return new ReplayText(null, String.valueOf(e.getMessage()));
        }
    }

    boolean same() {
        return replay != null && replay.same();
    }

    void print(PrintWriter out) {
        if (replay == null) {
            line(out, "  again: not evaluated: " + refused);
        } else {
            print(replay, out);
        }
        out.println();
    }

    private static void print(RecordReplay replay, PrintWriter out) {
        line(
                out,
                "  again: " + (replay.same() ? "the same" : "otherwise") + ", "
                        + replay.replayed().decision() + ", score "
                        + replay.replayed().score() + ", decided by "
                        + replay.replayed().decidedBy());
        for (ReplayedItem item : replay.items()) {
            if (item.outcome() != ReplayedItem.Outcome.SAME) {
                line(out, "    " + describe(item));
            }
        }
        replay.differentValues().forEach(name -> line(out, "    value " + name + " came out otherwise"));
        replay.missingValues().forEach(name -> line(out, "    value " + name + " is on one side only"));
        replay.differentInputs().forEach(input -> line(out, "    " + input + " is another one"));
    }

    private static String describe(ReplayedItem item) {
        String outcome = item.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        var evidence = item.recorded() == null ? item.replayed() : item.recorded();
        String what = evidence == null
                ? ""
                : evidence.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + evidence.source();
        double moved = item.difference();
        return what + ": " + outcome + (moved > 0 ? ", moved by " + moved + ", tolerance " + item.tolerance() : "");
    }

    private static void line(PrintWriter out, String text) {
        out.println(ShownText.of(text));
    }
}
