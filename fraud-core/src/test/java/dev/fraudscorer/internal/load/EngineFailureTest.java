package dev.fraudscorer.internal.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.PolicyText;
import dev.fraudscorer.assessment.Provenance;
import dev.fraudscorer.policy.PolicyException;
import dev.fraudscorer.policy.PolicyProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a module throws at load is a report that names the module; engines are found where the application has them. */
final class EngineFailureTest {
    private static final String ENGINE = FailingEngine.class.getName();
    private static final String ENGINES = "dev.fraudscorer.spi.PolicyEngine";
    private static final String LANGUAGES = "dev.fraudscorer.spi.ConditionLanguage";
    private static final String SECRET = "4929 tell nobody";

    @TempDir
    Path folder;

    private final ServicesLoader application = new ServicesLoader(
            Map.of(ENGINES, ENGINE + "\n", LANGUAGES, FailingEngine.Language.class.getName() + "\n"));

    @BeforeEach
    void policy() {
        FailingEngine.THROWN.set(null);
        FailingEngine.CLOSED.clear();
        PolicyText.write(folder, PolicyText.TEST_POLICY + "failing: yes\n");
    }

    @Test
    void load_engineThrowsAnything_isAReportThatNamesIt() {
        List<Throwable> thrown = List.of(
                new IllegalStateException(SECRET),
                new NullPointerException(),
                new StackOverflowError(),
                new AssertionError(SECRET),
                new NoClassDefFoundError(SECRET),
                new OutOfMemoryError(),
                new IOException(SECRET));
        for (Throwable each : thrown) {
            FailingEngine.THROWN.set(each);
            FailingEngine.CLOSED.clear();

            PolicyException refused = refused();

            assertThat(refused).hasCause(each);
            assertThat(refused.problems())
                    .singleElement()
                    .extracting(PolicyProblem::found)
                    .isEqualTo("a failure of the engine " + ENGINE + " ("
                            + each.getClass().getName() + ")");
            assertThat(refused.getMessage()).doesNotContain(SECRET);
            assertThat(FailingEngine.CLOSED).as(each.toString()).containsExactly("first", "second");
        }
    }

    @Test
    void load_engineThrowsAfterOthersReported_keepsTheirProblems() {
        PolicyText.write(folder, PolicyText.TEST_POLICY + "failing: yes\nrulez: []\n");
        FailingEngine.THROWN.set(new IllegalStateException());

        assertThat(refused().problems())
                .extracting(PolicyProblem::found)
                .containsExactly(
                        "a failure of the engine " + ENGINE + " (java.lang.IllegalStateException)",
                        "unknown section 'rulez'");
    }

    @Test
    void load_languageThrows_isAReportThatNamesTheLanguage() {
        PolicyText.write(folder, PolicyText.TEST_POLICY + "failing: language\n");

        assertThat(refused().problems())
                .singleElement()
                .extracting(PolicyProblem::found)
                .isEqualTo("a failure of the language " + FailingEngine.Language.class.getName()
                        + " (java.lang.StackOverflowError)");
        assertThat(FailingEngine.CLOSED).containsExactly("first", "second");
    }

    @Test
    void reload_engineThrows_keepsTheRunningPolicy() {
        try (FraudScorer scorer = application.during(() -> FraudScorer.load(folder))) {
            Provenance before = scorer.policy().provenance();
            FailingEngine.THROWN.set(new StackOverflowError());

            PolicyException refused =
                    catchThrowableOfType(PolicyException.class, () -> application.during(scorer.policy()::reload));

            assertThat(refused.problems()).hasSize(1);
            assertThat(scorer.policy().provenance()).isEqualTo(before);
            assertThat(FailingEngine.CLOSED).containsExactly("first", "second");
        }
    }

    @Test
    void load_engineOfTheApplication_isFoundOnce() {
        ServicesLoader twice =
                new ServicesLoader(Map.of(ENGINES, ENGINE + "\n" + ENGINE + "\ndev.fraudscorer.TestEngine\n"));

        try (FraudScorer scorer = twice.during(() -> FraudScorer.load(folder))) {
            assertThat(scorer.policy().variables())
                    .anyMatch(variable -> variable.name().equals("seen"));
        }
        assertThat(FailingEngine.CLOSED).hasSize(2);
        assertThat(catchThrowableOfType(PolicyException.class, () -> FraudScorer.load(folder))
                        .getMessage())
                .contains("unknown section 'failing'");
    }

    @Test
    void load_noContextLoader_findsTheLibrarysOwn() {
        PolicyText.write(folder, PolicyText.TEST_POLICY);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(null);
        try (FraudScorer scorer = FraudScorer.load(folder)) {
            assertThat(scorer.policy().variables())
                    .anyMatch(variable -> variable.name().equals("seen"));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void load_providerThatCannotBeMade_isAReportThatNamesIt() {
        for (String broken : List.of("no.such.Engine", EngineFailureTest.class.getName(), "two words")) {
            PolicyException refused = catchThrowableOfType(
                    PolicyException.class,
                    () -> new ServicesLoader(Map.of(ENGINES, broken + "\n")).during(() -> FraudScorer.load(folder)));

            assertThat(refused).hasCauseInstanceOf(ServiceConfigurationError.class);
            assertThat(refused.problems())
                    .singleElement()
                    .extracting(PolicyProblem::found)
                    .asString()
                    .contains(ENGINES)
                    .contains(broken.contains(" ") ? "memory:services" : broken);
        }
    }

    @Test
    void load_contextLoaderWithItsOwnCopyOfTheLibrary_isLeftAlone() {
        ClassLoader other = new ClassLoader(null) {};
        PolicyText.write(folder, PolicyText.TEST_POLICY);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(other);
        try (FraudScorer scorer = FraudScorer.load(folder)) {
            assertThat(scorer.eventTypes()).contains("payment");
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private PolicyException refused() {
        return catchThrowableOfType(PolicyException.class, () -> application.during(() -> FraudScorer.load(folder)));
    }
}
