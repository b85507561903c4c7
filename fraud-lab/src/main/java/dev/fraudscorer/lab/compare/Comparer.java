package dev.fraudscorer.lab.compare;

import dev.fraudscorer.lab.history.HistoryException;
import dev.fraudscorer.lab.replay.Replay;
import dev.fraudscorer.lab.replay.ReplayPlan;
import dev.fraudscorer.lab.replay.ReplaySink;
import dev.fraudscorer.lab.replay.ReplaySummary;
import dev.fraudscorer.lab.replay.sink.Sinks;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Compares a champion with a challenger, each through the very same scorer that a host uses. Memory grows by about 50
 * bytes an event.
 */
public final class Comparer {
    private Comparer() {}

    /**
     * Compares two policies: each is replayed over the history. A column that only one of them has is not read for the
     * other.
     *
     * @param plan the champion, the history and from when to compare
     * @param challenger the challenger's policy folder
     * @param ofChampion receives the champion's replay
     * @param ofChallenger receives the challenger's replay
     * @throws dev.fraudscorer.policy.PolicyException if a policy has problems
     * @throws HistoryException if the history cannot be read at all, or no event of it is scored by both and compared
     */
    public static Comparison policies(
            ComparisonPlan plan, Path challenger, ReplaySink ofChampion, ReplaySink ofChallenger) {
        ReplayPlan first = plan.champion();
        ReplayPlan second = first.withPolicy(challenger);
        PolicyFacts firstFacts = PolicyFacts.of(first);
        PolicyFacts secondFacts = PolicyFacts.of(second);
        ScoreLog firstSaid = new ScoreLog(plan);
        ScoreLog secondSaid = new ScoreLog(plan);
        ReplaySummary firstDid =
                Replay.run(reading(first, firstFacts, secondFacts), new Sinks(List.of(firstSaid, ofChampion)));
        ReplaySummary secondDid =
                Replay.run(reading(second, secondFacts, firstFacts), new Sinks(List.of(secondSaid, ofChallenger)));
        ScorePairs scores = new ScorePairs();
        DecisionTally decisions = new DecisionTally();
        int events = ScoreLog.pair(firstSaid, secondSaid, scores, decisions);
        requireEvents(events, plan);
        return new Comparison(new Comparison.Parts(
                new Contender(firstFacts.provenance(), null, firstDid),
                new Contender(secondFacts.provenance(), null, secondDid),
                plan.from(),
                events,
                firstSaid.events() - events,
                secondSaid.events() - events,
                scores.result(plan.resampling()),
                decisions.result(),
                null));
    }

    /**
     * Compares two models of one policy in one replay, each as if it alone had effect: so a model in shadow is judged
     * before it gets any.
     *
     * @param plan the policy, the history and from when to compare
     * @param champion the id of a model of the policy
     * @param challenger the id of another
     * @param progress is notified of the replay
     * @throws IllegalArgumentException if the policy does not have the models, or they are the same
     * @throws dev.fraudscorer.policy.PolicyException if the policy has problems
     * @throws HistoryException if the history cannot be read at all, or no event of it is compared
     */
    public static Comparison models(ComparisonPlan plan, String champion, String challenger, ReplaySink progress) {
        if (champion.equals(challenger)) {
            throw new IllegalArgumentException(
                    "champion and challenger are both model '" + champion + "'; expected two models");
        }
        PolicyFacts facts = PolicyFacts.of(plan.champion());
        facts.requireModel(champion);
        facts.requireModel(challenger);
        ModelComparison duel = new ModelComparison(plan, champion, challenger);
        ReplaySummary replay = Replay.run(plan.champion(), new Sinks(List.of(duel, progress)));
        requireEvents(duel.events(), plan);
        return duel.result(
                new Contender(facts.provenance(), champion, replay),
                new Contender(facts.provenance(), challenger, replay),
                plan.resampling());
    }

    private static void requireEvents(int events, ComparisonPlan plan) {
        if (events == 0) {
            throw new HistoryException("no event to compare: none that both sides scored is in the history"
                    + (plan.from() == null ? "" : " from " + plan.from() + " on"));
        }
    }

    private static ReplayPlan reading(ReplayPlan plan, PolicyFacts own, PolicyFacts other) {
        Set<String> foreign = new HashSet<>(other.attributes());
        foreign.removeAll(own.attributes());
        return foreign.isEmpty() ? plan : plan.withColumns(plan.columns().ignoringAttributes(foreign));
    }
}
