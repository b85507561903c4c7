package dev.fraudscorer.lab.hostile;

import dev.fraudscorer.event.Label;
import dev.fraudscorer.event.LabelSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;

/** Payments as they come to a gateway: mostly at once, some late, some a little ahead, with retries, labels and amendments. */
final class HonestStream {
    private static final int CARDS = 40;
    private static final int DEVICES = 15;
    private static final int MERCHANTS = 8;
    private static final int ADDRESSES = 20;
    private static final int REMEMBERED = 200;
    private static final String[] COUNTRIES = {"DE", "FR", "BR", "US"};

    private final Random random;
    private final Deque<Draft> recent = new ArrayDeque<>();
    private long made;

    HonestStream(Random random) {
        this.random = random;
    }

    /** The next step, as every scorer gets it. */
    Step next(Instant now) {
        int kind = random.nextInt(100);
        if (kind < 3 && !recent.isEmpty()) {
            return Step.score(any());
        }
        if (kind < 6 && !recent.isEmpty()) {
            Label label = random.nextBoolean()
                    ? Label.fraud(LabelSource.CHARGEBACK, now)
                    : Label.legit(LabelSource.CHARGEBACK, now);
            return Step.label(any(), label);
        }
        if (kind < 7 && !recent.isEmpty()) {
            return Step.amend(any().copy().amount(cents()));
        }
        Draft payment = payment(now);
        recent.addLast(payment);
        if (recent.size() > REMEMBERED) {
            recent.removeFirst();
        }
        return kind < 10
                ? Step.record(payment)
                : kind < 13 ? Step.assess(payment.copy().id("q-" + made)) : Step.score(payment);
    }

    /** A payment that was made before. */
    Draft any() {
        int back = random.nextInt(recent.size());
        return recent.stream().skip(back).findFirst().orElseThrow();
    }

    private Draft payment(Instant now) {
        Draft payment = new Draft("h-" + made++, now.minus(delay()))
                .text("card", "h-card-" + random.nextInt(CARDS))
                .text("merchant", "h-merchant-" + random.nextInt(MERCHANTS))
                .text("ip", "10.0.0." + random.nextInt(ADDRESSES))
                .text("country", COUNTRIES[random.nextInt(COUNTRIES.length)])
                .text("currency", "EUR")
                .amount(cents())
                .present(random.nextBoolean());
        return random.nextInt(4) == 0 ? payment : payment.text("device", "h-device-" + random.nextInt(DEVICES));
    }

    private Duration delay() {
        int kind = random.nextInt(100);
        if (kind == 0) {
            return Duration.ofMinutes(-9).plusMillis(random.nextInt(1000));
        }
        return kind < 3 ? Duration.ofSeconds(random.nextInt(20 * 3600)) : Duration.ofMillis(random.nextInt(2000));
    }

    private double cents() {
        return random.nextInt(100_000) / 100.0;
    }
}
