package dev.fraudscorer.features.durability;

import dev.fraudscorer.event.Label;
import dev.fraudscorer.event.LabelSource;
import dev.fraudscorer.features.durability.Step.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What a host does, made of a seed: payments that are new, late, doubled or much too late, amendments and labels. The
 * entities are of a few, so that some have hundreds of events, and of many, so that most have a handful. Confined to one
 * thread.
 */
final class StepStream {
    static final long MINUTE = 60_000;
    static final long HOUR = 60 * MINUTE;

    private static final long START = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();
    private static final long STEP = 20_000;
    private static final int REMEMBERED = 400;

    private final Random random;
    private final String name;
    private final boolean alone;
    private final List<Payment> recent = new ArrayList<>();
    private int steps;

    /**
     * @param name its entities are its own: their names begin with it
     * @param alone whether nobody else moves the stream's time, so that it is clear in advance what arrives much too
     *     late
     */
    StepStream(long seed, String name, boolean alone) {
        this.random = new Random(seed);
        this.name = name;
        this.alone = alone;
    }

    List<Step> next(int count) {
        List<Step> next = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            next.add(next());
        }
        return next;
    }

    /** Payments to assess: new ones around now and long ago, and those that were counted. */
    List<Payment> questions(int count) {
        List<Payment> questions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long when = i % 5 == 0 ? -random.nextInt(20) * HOUR : random.nextInt(4) * HOUR - HOUR / 2;
            questions.add(i % 3 == 0 ? past() : newPayment("question-" + i, now() + when));
        }
        return questions;
    }

    private Step next() {
        steps++;
        int choice = recent.isEmpty() ? 0 : random.nextInt(100);
        if (choice < 76) {
            Payment payment = remembered(newPayment(name + "-" + steps, time()));
            return new Step(choice % 5 == 0 ? Kind.RECORD : Kind.SCORE, payment, null);
        }
        Payment past = past();
        if (choice < 82) {
            return new Step(Kind.SCORE, past, null);
        }
        if (choice < 90) {
            return new Step(Kind.AMEND, past.with(random.nextBoolean(), amount()), null);
        }
        Instant knownAt = Instant.ofEpochMilli(now() + (random.nextInt(5) - 2) * HOUR);
        Label label = random.nextInt(3) > 0
                ? Label.fraud(LabelSource.CHARGEBACK, knownAt)
                : Label.legit(LabelSource.ANALYST, knownAt);
        return new Step(Kind.LABEL, past, label);
    }

    /** How far it has come, in milliseconds since 1970. */
    long now() {
        return START + steps * STEP;
    }

    private long time() {
        int choice = random.nextInt(100);
        if (choice < 2 && alone) {
            return Math.max(START, now() - random.nextInt(48) * HOUR);
        }
        long late = choice < 15 ? random.nextInt(30 * (int) MINUTE) : 0;
        // Whole half minutes, so that many happen at the same time.
        long time = now() - late;
        return choice < 40 ? time - time % 30_000 : time;
    }

    private Payment newPayment(String id, long millis) {
        boolean hasPlace = random.nextInt(5) > 0;
        return new Payment(
                id,
                millis,
                random.nextInt(30) == 0 ? "" : name + "-card-" + few(300),
                random.nextInt(30) == 0 ? "" : name + "-merchant-" + few(40),
                random.nextInt(3) == 0 ? "" : "10." + name.length() + ".0." + few(200),
                random.nextInt(10) == 0 ? "" : String.valueOf((char) ('A' + few(20))),
                random.nextInt(10) == 0 ? Double.NaN : amount(),
                hasPlace ? random.nextInt(160) - 80 : Double.NaN,
                hasPlace ? random.nextInt(300) - 150 : Double.NaN,
                random.nextInt(6) == 0);
    }

    /** The lower the more often. */
    private int few(int most) {
        double place = random.nextDouble();
        return (int) (most * place * place * place);
    }

    private double amount() {
        int choice = random.nextInt(200);
        if (choice == 0) {
            return 1e15 * random.nextGaussian();
        }
        return choice < 50 ? random.nextInt(300) : Math.exp(3 + 2 * random.nextGaussian());
    }

    private Payment remembered(Payment payment) {
        if (recent.size() < REMEMBERED) {
            recent.add(payment);
        } else {
            recent.set(random.nextInt(REMEMBERED), payment);
        }
        return payment;
    }

    private Payment past() {
        return recent.get(random.nextInt(recent.size()));
    }
}
