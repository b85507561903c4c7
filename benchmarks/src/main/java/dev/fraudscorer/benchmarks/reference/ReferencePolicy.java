package dev.fraudscorer.benchmarks.reference;

import dev.fraudscorer.benchmarks.features.PolicyResource;
import dev.fraudscorer.benchmarks.features.traffic.TokenSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The reference policy as files: 150 features over 4 entities, 100 rules, 3 lists and a model of 500 trees with reasons. */
final class ReferencePolicy {
    static final double RULE_RISK = 0.05;
    static final double APPROVE = 0.2;
    static final double DENY = 0.8;

    private static final String MODEL = "models/trees.onnx";
    private static final String BACKGROUND = "models/trees.background.json";
    /** Of the cards, devices and merchants one in so many is on a list, but no more than is usual for one. */
    private static final int LISTED_ONE_IN = 1_000;

    private static final int LONGEST_LIST = 500;

    private final SampledValues sample;
    private final List<WrittenRule> rules;
    private final int cards;

    ReferencePolicy(SampledValues sample, int cards) {
        this.sample = sample;
        this.rules = ReferenceRules.of(sample);
        this.cards = cards;
    }

    /**
     * Writes the policy.
     *
     * @param folder made if need be
     * @param edition its version, of which each has another model
     */
    Path write(Path folder, int edition) throws IOException {
        Files.createDirectories(folder.resolve("lists"));
        Files.createDirectories(folder.resolve("models"));
        ReferenceModel model = new ReferenceModel(sample, edition);
        StringBuilder text = new StringBuilder(features(edition)).append("lists:\n");
        for (String key : ReferenceRules.LISTS) {
            String list = ReferenceRules.list(key);
            text.append(String.format(Locale.ROOT, "  %s: { file: lists/%s.txt, of: %s }%n", list, list, key));
            Files.write(folder.resolve("lists/" + list + ".txt"), listed(key));
        }
        text.append("rules:\n");
        for (int i = 0; i < rules.size(); i++) {
            text.append(String.format(
                    Locale.ROOT,
                    "  - { id: %s, when: \"%s\", reason: RULE_%03d, risk: %s }%n",
                    ruleId(i),
                    rules.get(i).cel(),
                    i,
                    RULE_RISK));
        }
        text.append("models:\n").append(model.entry(MODEL, BACKGROUND));
        text.append("score: { combine: noisy_or, thresholds: { approve: " + APPROVE + ", deny: " + DENY + " } }\n");
        Files.writeString(folder.resolve("policy.yaml"), text);
        Files.write(folder.resolve(MODEL), model.content());
        Files.writeString(folder.resolve(BACKGROUND), model.background());
        return folder;
    }

    static String ruleId(int rule) {
        return String.format(Locale.ROOT, "rule-%03d", rule);
    }

    List<WrittenRule> rules() {
        return rules;
    }

    /** The entries of the list of a key. */
    List<String> listed(String key) {
        List<String> entries = new ArrayList<>();
        int all = key.equals("merchant") ? Math.max(2, cards / 10) : cards;
        for (int number = 0; number < all && entries.size() < LONGEST_LIST; number += LISTED_ONE_IN) {
            entries.add(
                    switch (key) {
                        case "card" -> TokenSource.card(number);
                        case "device" -> TokenSource.device(number);
                        default -> TokenSource.merchant(number);
                    });
        }
        return entries;
    }

    /** The policy of features alone, up to its score. */
    private static String features(int edition) throws IOException {
        String text = PolicyResource.FOUR_ENTITIES.text();
        int score = text.indexOf("\nscore:");
        if (score < 0 || !text.contains("version: \"1\"")) {
            throw new IllegalStateException("the policy of four entities has no version \"1\" or no section score");
        }
        return text.substring(0, score + 1).replace("version: \"1\"", "version: \"" + edition + "\"");
    }
}
