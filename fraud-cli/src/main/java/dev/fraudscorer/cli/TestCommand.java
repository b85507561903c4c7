package dev.fraudscorer.cli;

import static java.util.Objects.requireNonNull;

import dev.fraudscorer.rules.RuleTest;
import dev.fraudscorer.rules.RuleTestResult;
import dev.fraudscorer.rules.RuleTests;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description = "Run the cases that stand beside a policy's rules under 'tests'.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:every case passed",
            "1:a case failed",
            "2:the policy has problems, or the command was misused"
        },
        exitCodeOnExecutionException = 2)
final class TestCommand implements Callable<Integer> {
    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The policy folder, with policy.yaml or policy.json.")
    Path policy = Path.of("");

    @Override
    public Integer call() {
        PrintWriter out = requireNonNull(spec).commandLine().getOut();
        try (RuleTests tests = RuleTests.load(policy)) {
            int failed = 0;
            for (RuleTest test : tests.all()) {
                RuleTestResult result = test.run();
                if (!result.passed()) {
                    failed++;
                    out.println(result.message());
                }
            }
            int passed = tests.all().size() - failed;
            out.println(passed + (passed == 1 ? " case" : " cases") + " passed, " + failed + " failed");
            out.flush();
            return failed == 0 ? 0 : 1;
        }
    }
}
