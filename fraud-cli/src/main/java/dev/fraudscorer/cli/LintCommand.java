package dev.fraudscorer.cli;

import static java.util.Objects.requireNonNull;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.event.KeyRing;
import dev.fraudscorer.lab.history.HistoryColumns;
import dev.fraudscorer.lab.replay.Replay;
import dev.fraudscorer.lab.replay.ReplayPlan;
import dev.fraudscorer.lab.replay.ReplaySink;
import dev.fraudscorer.lab.replay.ReplayedEvent;
import dev.fraudscorer.rules.PolicyLint;
import dev.fraudscorer.rules.lint.FiringHistory;
import dev.fraudscorer.rules.lint.LintFinding;
import dev.fraudscorer.rules.lint.RuleCost;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "lint",
        mixinStandardHelpOptions = true,
        description = "Find what is likely wrong with the rules and models of a policy that loads.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:nothing found", "1:something found", "2:the policy has problems, or the command was misused"
        },
        exitCodeOnExecutionException = 2)
final class LintCommand implements Callable<Integer> {
    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The policy folder, with policy.yaml or policy.json.")
    Path policy = Path.of("");

    @Option(
            names = "--history",
            paramLabel = "FILE",
            description = "Events to see how rules do on them: .csv or .jsonl, plain or .gz.")
    @Nullable
    Path history;

    @Option(
            names = "--column",
            split = ",",
            paramLabel = "NAME=COLUMN",
            description = "Which column of the history stands for event_id, event_time, event_type or an attribute,"
                    + " where its name is another.")
    Map<String, String> columns = new LinkedHashMap<>();

    @Option(
            names = "--ignore",
            split = ",",
            paramLabel = "COLUMN",
            description = "Columns of the history that are not to be read.")
    Set<String> ignored = new LinkedHashSet<>();

    @Option(names = "--json", description = "Print one JSON object instead of lines.")
    boolean json;

    @Option(
            names = "--costs",
            description = "Print what each rule takes at worst, too, in steps of about a nanosecond.")
    boolean costs;

    @Override
    public Integer call() {
        PrintWriter out = requireNonNull(spec).commandLine().getOut();
        PolicyLint lint;
        List<LintFinding> findings;
        try (FraudScorer scorer =
                FraudScorer.builder(policy).secrets(KeyRing.random()).load()) {
            lint = PolicyLint.of(scorer);
            findings = new ArrayList<>(ModelFindings.of(scorer));
        }
        findings.addAll(lint.findings(history == null ? null : replay(history)));
        if (json) {
            out.println(asJson(findings, lint.costs()));
        } else {
            if (costs) {
                lint.costs()
                        .forEach(cost -> out.println(cost.at() + ": " + cost.rule() + ": " + cost.steps() + " steps"));
            }
            findings.forEach(out::println);
            out.println(findings.size() + (findings.size() == 1 ? " finding" : " findings"));
        }
        out.flush();
        return findings.isEmpty() ? 0 : 1;
    }

    private FiringHistory replay(Path events) {
        FiringHistory firings = new FiringHistory();
        Replay.run(ReplayPlan.of(policy, events).withColumns(new HistoryColumns(columns, ignored)), new ReplaySink() {
            @Override
            public void scored(ReplayedEvent event) {
                firings.add(event.assessment());
            }
        });
        return firings;
    }

    private static String asJson(List<LintFinding> findings, List<RuleCost> costs) {
        JsonMapper mapper = JsonMapper.builder().build();
        ObjectNode root = mapper.createObjectNode();
        ArrayNode items = root.putArray("findings");
        for (LintFinding finding : findings) {
            items.addObject()
                    .put("kind", finding.kind().name().toLowerCase(Locale.ROOT))
                    .put("subject", finding.subject())
                    .put("file", finding.at().file())
                    .put("line", finding.at().line())
                    .put("column", finding.at().column())
                    .put("found", finding.found())
                    .put("advice", finding.advice());
        }
        ObjectNode steps = root.putObject("costs");
        costs.forEach(cost -> steps.put(cost.rule(), cost.steps()));
        return mapper.writeValueAsString(root);
    }
}
