package dev.fraudscorer.rules;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.policy.PolicyException;
import dev.fraudscorer.policy.PolicyProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes policy folders for tests and loads them as a host does. */
final class PolicyFiles {
    /** Seven lines: what a test adds begins in line 8. */
    static final String HEAD =
            """
            policy: test
            version: "1"
            events:
              payment: { card: key, merchant: key, device: text, amount: number, country: text, is_new: boolean, %s }
              login: { card: key }
            score:
              thresholds: { approve: 0.2, deny: 0.8 }
            """.formatted("home_lat: number, home_lon: number, lat: number, lon: number, refunds: number");

    private final Path folder;

    PolicyFiles(Path folder) {
        this.folder = folder;
    }

    PolicyFiles file(String name, String content) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new AssertionError("cannot write " + name, e);
        }
        return this;
    }

    PolicyFiles policy(String sections) {
        return file("policy.yaml", HEAD + sections);
    }

    FraudScorer load() {
        return FraudScorer.load(folder);
    }

    List<String> problems() {
        PolicyException refused = catchThrowableOfType(PolicyException.class, () -> load().close());
        return refused == null
                ? List.of()
                : refused.problems().stream().map(PolicyProblem::toString).toList();
    }
}
