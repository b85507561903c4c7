package dev.fraudscorer.benchmarks.rules;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.policy.PolicyException;
import dev.fraudscorer.rules.PolicyLint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The dearest rules that are admitted, over hostile texts as long as they are accepted: 4,096 characters in a text, 256
 * in a key.
 *
 * <p>A condition is repeated, joined by {@code ||}, until the policy is refused; the longest one admitted is then
 * assessed on each text, through the whole scorer. The bound is a millisecond for each rule. A table shows how often
 * the condition is repeated, its cost in steps, the median and the longest time of the text that takes longest, and
 * which that is.
 */
public final class HostileTexts {
    private static final int TEXT = 4_096;
    private static final int KEY = 256;
    private static final int MOST = 1 << 14;
    private static final int WARM_UP = 60;
    private static final int RUNS = 101;
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    /** With {@code #} for a number that makes each its own. */
    private static final List<String> CONDITIONS = List.of(
            "t.matches('(x+x+)+y#')",
            "t.matches('[a-z]{100}#$')",
            "t.matches('(?i)(scanner|crawler|bot)#')",
            "t.matches('[äöüß]+#.*[^ü]$')",
            "t.contains('aaaaaaaaaaaaaaab#')",
            "t.contains(k + '#')",
            "t.indexOf('aaaaaaab#') > 5",
            "t.lastIndexOf('baaaaaaa#') > 5",
            "t.replace('a', 'bc#') == 'x'",
            "t.replace('', 'bc#') == 'x'",
            "t.replace('a', u).contains('#')",
            "(t + u + '#').endsWith('x')",
            "t.lowerAscii().upperAscii() == '#'",
            "t.trim() + '#' == u",
            "t.substring(4000).charAt(#) == 'x'",
            "t.size() == #",
            "t < u + '#'",
            "t == u + '#'",
            "double(t) == #",
            "in_cidr(t, '10.0.0.#')",
            "t + '#' in ['a', 'b']",
            "t in lists.domains || u == '#'",
            "missing.replace('a', 'b').replace('b', 'c#').replace('c', 'd') == t",
            "(t + u + missing + '#').contains('b')");

    private static final List<String> TEXTS = List.of(
            "a".repeat(TEXT),
            "x".repeat(TEXT),
            "aaaaaaaaaaaaaaab".repeat(TEXT / 16),
            "aB ".repeat(TEXT / 3),
            " ".repeat(TEXT),
            "1".repeat(TEXT),
            "1".repeat(400),
            "ü".repeat(TEXT),
            "ü.".repeat(TEXT / 2),
            "中".repeat(TEXT),
            "\ufdfa".repeat(TEXT),
            "a\u0300".repeat(TEXT / 2),
            "\ud83d\ude00".repeat(TEXT / 2),
            "a@" + "A".repeat(TEXT - 2));

    private final Path folder;

    private HostileTexts(Path folder) {
        this.folder = folder;
    }

    /**
     * Measures.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) throws IOException {
        HostileTexts measurement = new HostileTexts(Files.createTempDirectory("hostile"));
        System.out.println("| condition | times | steps | median µs | max µs | dearest text |");
        System.out.println("|---|---|---|---|---|---|");
        for (String condition : CONDITIONS) {
            measurement.measure(condition);
        }
    }

    private void measure(String condition) throws IOException {
        int admitted = 0;
        for (int times = 1; times <= MOST && isAdmitted(condition, times); times *= 2) {
            admitted = times;
        }
        for (int step = admitted / 2; step > 0; step /= 2) {
            admitted = isAdmitted(condition, admitted + step) ? admitted + step : admitted;
        }
        if (admitted == 0) {
            System.out.printf("| `%s` | refused | | | | |%n", condition);
            return;
        }
        write(condition, admitted);
        long steps;
        double median = 0;
        double longest = 0;
        String dearest = "";
        try (FraudScorer scorer = FraudScorer.load(folder)) {
            steps = PolicyLint.of(scorer).costs().get(0).steps();
            for (String text : TEXTS) {
                double[] micros = times(scorer, text);
                if (micros[RUNS / 2] > median) {
                    median = micros[RUNS / 2];
                    longest = micros[RUNS - 1];
                    dearest = text.substring(0, 4);
                }
            }
        }
        System.out.printf(
                "| `%s` | %d | %d | %.0f | %.0f | `%s…` |%n", condition, admitted, steps, median, longest, dearest);
    }

    private static double[] times(FraudScorer scorer, String text) {
        Event event = scorer.event("payment", "e", NOON)
                .set("k", text.substring(0, KEY - 4) + "-key")
                .set("t", text)
                .set("u", text.substring(1) + "b")
                .build();
        double[] micros = new double[RUNS];
        for (int i = -WARM_UP; i < RUNS; i++) {
            long begun = System.nanoTime();
            scorer.assess(event);
            if (i >= 0) {
                micros[i] = (System.nanoTime() - begun) / 1e3;
            }
        }
        Arrays.sort(micros);
        return micros;
    }

    private boolean isAdmitted(String condition, int times) throws IOException {
        write(condition, times);
        try (FraudScorer scorer = FraudScorer.load(folder)) {
            return !scorer.eventTypes().isEmpty();
        } catch (PolicyException e) {
            // The answer: it costs too much.
            return false;
        }
    }

    private void write(String condition, int times) throws IOException {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            parts.add("(" + condition.replace("#", Integer.toString(i % 200)) + ")");
        }
        Files.writeString(folder.resolve("domains.txt"), "evil.example\nbücher.a.b.c.example\n");
        Files.writeString(folder.resolve("policy.yaml"), """
                policy: hostile
                version: 1
                events:
                  payment: { k: key, t: text, u: text, missing: text }
                lists:
                  domains: { file: domains.txt, of: t, kind: suffix }
                rules:
                  - id: dear
                    when: >-
                      %s
                    reason: DEAR
                    risk: 0.1
                score: { thresholds: { approve: 0.2, deny: 0.8 } }
                """.formatted(String.join("\n      || ", parts)));
    }
}
