package dev.fraudscorer.cli.text;

import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.lab.compare.Comparison;
import dev.fraudscorer.lab.compare.Contender;
import dev.fraudscorer.lab.compare.DecisionMove;
import dev.fraudscorer.lab.compare.DecisionShift;
import dev.fraudscorer.lab.compare.ModelScores;
import dev.fraudscorer.lab.compare.ScoreComparison;
import dev.fraudscorer.lab.metrics.Estimate;
import dev.fraudscorer.lab.metrics.RankingChange;
import dev.fraudscorer.lab.metrics.RankingComparison;
import dev.fraudscorer.lab.metrics.ScoreBin;
import dev.fraudscorer.lab.metrics.ScoreShift;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** Tells a comparison in words and tables. */
public final class CompareText {
    private static final MathContext SHOWN_DIGITS = new MathContext(4);
    private static final int SHORT_DIGEST = "sha256:".length() + 12;

    private final TextLines out;

    private CompareText(TextLines out) {
        this.out = out;
    }

    public static void print(Comparison comparison, PrintWriter out) {
        CompareText text = new CompareText(new TextLines(out));
        text.heading(comparison);
        ModelScores models = comparison.models();
        if (models != null) {
            text.models(models);
        }
        text.score(models == null ? "SCORE" : "SCORE OF THE POLICY with either model in effect", comparison.score());
        text.decisions(comparison.decisions());
        out.flush();
    }

    private void heading(Comparison comparison) {
        contender("champion", comparison.champion());
        contender("challenger", comparison.challenger());
        out.line(
                "compared    %,d events%s",
                comparison.events(), comparison.from() == null ? "" : " from " + comparison.from() + " on");
        if (comparison.championOnly() + comparison.challengerOnly() > 0) {
            out.line(
                    "left out    %,d events that only the champion scored, %,d that only the challenger did",
                    comparison.championOnly(), comparison.challengerOnly());
        }
    }

    private void contender(String side, Contender contender) {
        String digest = contender.policy().digest();
        out.line(
                "%-10s  %spolicy %s, version %s (%s)%s",
                side,
                contender.model() == null ? "" : "model " + contender.model() + " in ",
                contender.policy().policy(),
                contender.policy().version(),
                digest.substring(0, Math.min(digest.length(), SHORT_DIGEST)),
                contender.replay().degraded() == 0
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                "; %,d assessments degraded",
                                contender.replay().degraded()));
    }

    private void models(ModelScores models) {
        score("SCORE OF THE MODELS themselves", models.score());
        if (models.championOnly() + models.challengerOnly() + models.neither() > 0) {
            out.line(
                    "Not among them: %,d events that only the champion scored, %,d that only the challenger did,"
                            + " %,d that neither did",
                    models.championOnly(), models.challengerOnly(), models.neither());
        }
    }

    private void score(String title, ScoreComparison score) {
        out.line("");
        out.line("%s", title);
        shift(score.shift());
        ranking(score.ranking());
    }

    private void shift(ScoreShift shift) {
        if (shift.events() == 0) {
            out.line("  no events to compare");
            return;
        }
        out.line("  %-24s %10s %11s %9s", "champion's deciles", "champion", "challenger", "PSI");
        for (ScoreBin bin : shift.bins()) {
            out.line(
                    "  %-24s %8.2f %% %9.2f %% %9.4f",
                    range(bin), 100 * bin.championShare(), 100 * bin.challengerShare(), bin.psi());
        }
        out.line("  %-24s %10s %11s %9.4f  %s", "", "", "", shift.psi(), meaning(shift.psi()));
    }

    private static String range(ScoreBin bin) {
        if (Double.isInfinite(bin.upTo())) {
            return Double.isInfinite(bin.above()) ? "any" : "above " + digits(bin.above());
        }
        return Double.isInfinite(bin.above())
                ? "up to " + digits(bin.upTo())
                : digits(bin.above()) + " to " + digits(bin.upTo());
    }

    private static String digits(double score) {
        return new BigDecimal(score).round(SHOWN_DIGITS).stripTrailingZeros().toPlainString();
    }

    private static String meaning(double psi) {
        if (psi < ScoreShift.SMALL) {
            return String.format(Locale.ROOT, "below %.2f: no significant change", ScoreShift.SMALL);
        }
        return psi > ScoreShift.LARGE
                ? String.format(Locale.ROOT, "above %.2f: a significant change", ScoreShift.LARGE)
                : String.format(Locale.ROOT, "%.2f to %.2f: some change", ScoreShift.SMALL, ScoreShift.LARGE);
    }

    private void ranking(RankingComparison ranking) {
        out.line("");
        if (!ranking.isKnown()) {
            out.line(
                    "  ranking unknown: %,d labelled frauds and %,d labelled good events, expected some of both",
                    ranking.frauds(), ranking.goods());
            return;
        }
        out.line("  %,d frauds, %,d good events", ranking.frauds(), ranking.goods());
        out.line("  %-18s %-25s %-25s %s", "", "champion", "challenger", "difference");
        ranking("AUC ROC", ranking.aucRoc());
        ranking("average precision", ranking.averagePrecision());
        out.line(
                "  in brackets 95 %% intervals of %,d resamples of the events, seed %d",
                ranking.resampling().resamples(), ranking.resampling().seed());
    }

    private void ranking(String figure, RankingChange change) {
        out.line(
                "  %-18s %-25s %-25s %s  %s",
                figure,
                estimate("%.4f [%.4f, %.4f]", change.champion()),
                estimate("%.4f [%.4f, %.4f]", change.challenger()),
                estimate("%+.4f [%+.4f, %+.4f]", change.difference()),
                verdict(change.difference()));
    }

    private static String verdict(Estimate difference) {
        if (!difference.excludesZero()) {
            return "may be chance";
        }
        return difference.value() > 0 ? "better" : "worse";
    }

    private static String estimate(String format, Estimate estimate) {
        return String.format(Locale.ROOT, format, estimate.value(), estimate.low(), estimate.high());
    }

    private void decisions(DecisionShift shift) {
        out.line("");
        out.line("DECISIONS, the champion's down, the challenger's across; in brackets known frauds");
        out.line("  %-8s%20s%20s%20s%20s", "", Decision.APPROVE, Decision.REVIEW, Decision.DENY, "all");
        for (Decision champion : Decision.values()) {
            row(champion.name(), shift, move -> move.champion() == champion);
        }
        row("all", shift, move -> true);
        moved("more severe", shift, DecisionMove::isMoreSevere);
        moved("milder", shift, DecisionMove::isMilder);
    }

    private void row(String name, DecisionShift shift, Predicate<DecisionMove> which) {
        StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "  %-8s", name));
        for (Decision challenger : Decision.values()) {
            row.append(cell(shift, which.and(move -> move.challenger() == challenger)));
        }
        out.line("%s", row.append(cell(shift, which)));
    }

    private static String cell(DecisionShift shift, Predicate<DecisionMove> which) {
        String events = String.format(
                Locale.ROOT,
                "%,d (%,d)",
                sum(shift, which, DecisionMove::events),
                sum(shift, which, DecisionMove::frauds));
        return String.format(Locale.ROOT, "%20s", events);
    }

    private void moved(String how, DecisionShift shift, Predicate<DecisionMove> which) {
        long events = sum(shift, which, DecisionMove::events);
        out.line(
                "  %-11s %,d of %,d (%.2f %%): %,d known frauds, %,d known good events",
                how,
                events,
                shift.events(),
                100.0 * events / shift.events(),
                sum(shift, which, DecisionMove::frauds),
                sum(shift, which, DecisionMove::goods));
    }

    private static long sum(DecisionShift shift, Predicate<DecisionMove> which, ToLongFunction<DecisionMove> what) {
        return shift.moves().stream().filter(which).mapToLong(what).sum();
    }
}
