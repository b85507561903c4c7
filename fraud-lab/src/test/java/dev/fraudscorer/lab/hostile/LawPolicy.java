package dev.fraudscorer.lab.hostile;

import dev.fraudscorer.lab.train.BoostingParameters;
import dev.fraudscorer.lab.train.GradientBoosting;
import dev.fraudscorer.lab.train.TrainingSet;
import dev.fraudscorer.lab.train.TrainingSetBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A policy that reads history in every way there is: windows, derived values, lists, rules and a model. */
final class LawPolicy {
    private static final List<String> INPUTS = List.of(
            "amount",
            "card.count_1h",
            "card.sum_amount_1d",
            "device.distinct_card_1d",
            "merchant.fraud_rate_1d_offset_1h");

    private static final String TEXT = """
            policy: law
            version: 1
            events:
              payment:
                card: key
                device: { type: key, required: false }
                merchant: key
                ip: ip
                country: country
                currency: currency
                memo: text
                amount: number
                present: boolean
            time: { order: %s }
            profiles: { lateness: 1d, max_entities: %d }
            idempotency: { remember: 800 }
            features:
              card:
                - windows: [10m, 1h, 1d]
                  aggregates: [count, sum(amount), distinct(merchant), mean(amount), max(amount) excluding_current]
                - windows: [1d]
                  aggregates: [distinct(country), stddev(amount), share(country), fraud_count]
                - aggregates: [elapsed, age, is_new(device), is_new(country)]
              device:
                - windows: [10m, 1d]
                  aggregates: [count, distinct(card), min(amount)]
                - aggregates: [elapsed]
              merchant:
                windows: [1h, { length: 1d, offset: 1h }]
                aggregates: [count, distinct(card), fraud_count, fraud_rate]
              ip:
                windows: [10m, 1d]
                aggregates: [count, distinct(card)]
            derived:
              amount_to_mean: amount / card.mean_amount_1d
            lists:
              watched: { file: lists/watched.txt, of: card }
            rules:
              - { id: burst, when: card.count_10m >= 4, reason: VELOCITY, risk: 0.5 }
              - { id: spread, when: device.distinct_card_1d > 12, reason: SPREAD, risk: 0.4 }
              - { id: high, when: amount_to_mean > 1.8, reason: HIGH, risk: 0.3 }
              - { id: new, when: "card.is_new_device && amount > 900", reason: NEW, decide: review }
              - { id: seen, when: ip.distinct_card_1d > 30, reason: SEEN, risk: 0.2 }
              - { id: watched, when: card in lists.watched, reason: WATCHED, decide: deny }
              - { id: fraud, when: merchant.fraud_rate_1d_offset_1h > 0.2, reason: FRAUD, risk: 0.2 }
            models:
              - id: gbt
                file: models/gbt.onnx
                inputs: [%s]
            score:
              combine: noisy_or
              thresholds: { approve: 0.30, deny: 0.90 }
              on_failure: review
            """;

    private LawPolicy() {}

    /** Writes it into a folder, which it returns. */
    static Path write(Path folder, String order, int maxEntities) {
        try {
            Files.createDirectories(folder.resolve("lists"));
            Files.createDirectories(folder.resolve("models"));
            Files.writeString(folder.resolve("lists/watched.txt"), "h-card-7\nx-card-3\n");
            Files.write(folder.resolve("models/gbt.onnx"), model());
            Files.writeString(
                    folder.resolve("policy.yaml"), TEXT.formatted(order, maxEntities, String.join(", ", INPUTS)));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] model() {
        Random random = new Random(1);
        TrainingSetBuilder rows = TrainingSet.builder(INPUTS);
        for (int i = 0; i < 2000; i++) {
            double[] row = {
                random.nextInt(1000), random.nextInt(9), random.nextInt(5000), random.nextInt(20), random.nextDouble()
            };
            for (int input = 1; input < row.length; input++) {
                row[input] = random.nextInt(5) == 0 ? Double.NaN : row[input];
            }
            rows.add(row, row[0] / 1000 + random.nextDouble() > 1.3, i);
        }
        return GradientBoosting.train(rows.build(), BoostingParameters.DEFAULT).onnx(Map.of());
    }
}
