package dev.fraudscorer.lab.hostile;

import dev.fraudscorer.event.Label;
import dev.fraudscorer.event.LabelSource;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;

/** A way to write input that should buy something. None carries the key of an honest entity. */
enum HostileArm {
    /** Dated months or ages ahead. */
    AHEAD {
        @Override
        Step next(Random random, Instant now, HonestStream honest) {
            return Step.score(payment(random, now.plus(Duration.ofDays(1 + random.nextInt(4000)))));
        }
    },
    /** Dated ahead by less than the bound. */
    A_LITTLE_AHEAD {
        @Override
        Step next(Random random, Instant now, HonestStream honest) {
            return any(random, payment(random, now.plusMillis(random.nextInt(600_000))));
        }
    },
    /** Dated days or years back. */
    LATE {
        @Override
        Step next(Random random, Instant now, HonestStream honest) {
            return any(random, payment(random, now.minus(Duration.ofHours(random.nextInt(100_000)))));
        }
    },
    /** Dated at the ends of the range of stamps. */
    NO_TIME {
        @Override
        Step next(Random random, Instant now, HonestStream honest) {
            Instant[] times = {
                Instant.MIN,
                Instant.MAX,
                Instant.EPOCH,
                Instant.ofEpochMilli(now.getEpochSecond()),
                Instant.ofEpochMilli(Long.MAX_VALUE),
                Instant.parse("9999-12-31T23:59:59.999Z")
            };
            return any(random, payment(random, times[random.nextInt(times.length)]));
        }
    },
    /** A new entity of each kind, and another, and another. */
    FLOOD {
        @Override
        Step next(Random random, Instant now, HonestStream honest) {
            return Step.score(payment(random, now)
                    .text("card", "x-" + random.nextLong())
                    .text("device", "x-" + random.nextLong())
                    .text("merchant", "x-" + random.nextLong())
                    .text("ip", "172.16." + random.nextInt(256) + "." + random.nextInt(256)));
        }
    },
    /** Keys that share the hash that profiles were once found by with an honest one. */
    OLD_COLLISION {
        @Override
        Step next(Random random, Instant now, HonestStream honest) {
            return any(
                    random,
                    payment(random, now)
                            .id(OldHash.collidingWith("h-" + random.nextInt(100_000), random))
                            .text("card", OldHash.collidingWith("h-card-" + random.nextInt(40), random))
                            .text("device", OldHash.collidingWith("h-device-" + random.nextInt(15), random))
                            .text("merchant", OldHash.collidingWith("h-merchant-" + random.nextInt(8), random)));
        }
    },
    /** Texts that are long. */
    LONG_TEXT {
        @Override
        Step next(Random random, Instant now, HonestStream honest) {
            String text = "x".repeat(1 << random.nextInt(15));
            return any(random, payment(random, now).text(attribute(random), text));
        }
    },
    /** Ids that are long, blank or card numbers. */
    BAD_ID {
        @Override
        Step next(Random random, Instant now, HonestStream honest) {
            String[] ids = {"", " ", "\u200b", "x".repeat(257), "x".repeat(100_000), "4111 1111 1111 1111", "\0"};
            return any(random, payment(random, now).id(ids[random.nextInt(ids.length)]));
        }
    },
    /** A card number where none belongs. */
    CARD_NUMBER {
        @Override
        Step next(Random random, Instant now, HonestStream honest) {
            String[] spellings = {
                "4111111111111111",
                "4111 1111 1111 1111",
                "4111-1111-1111-1111",
                "4111.1111.1111.1111",
                "4111\u00a01111\u200b11111111",
                "\uff14\uff11\uff11\uff11 1111 1111 1111",
                ";4111111111111111=25121010000000000?",
                "my card is 4111111111111111, thanks"
            };
            return any(
                    random, payment(random, now).text(attribute(random), spellings[random.nextInt(spellings.length)]));
        }
    },
    /** What is no country, no currency, no address, no number. */
    NONSENSE {
        @Override
        Step next(Random random, Instant now, HonestStream honest) {
            String[] texts = {
                "", "\0", "ZZ", "EUX", "de", "999.1.1.1", "::ffff:172.16.0.1", "\ud800", "\u202e", "NaN", "'\"}{"
            };
            Double[] amounts = {
                Double.NaN, Double.POSITIVE_INFINITY, -0.0, Double.MIN_VALUE, -Double.MAX_VALUE, 4111111111111111.0
            };
            return any(
                    random,
                    payment(random, now)
                            .text(attribute(random), texts[random.nextInt(texts.length)])
                            .text(attribute(random), texts[random.nextInt(texts.length)])
                            .amount(amounts[random.nextInt(amounts.length)]));
        }
    },
    /** Attributes that are missing, required ones among them. */
    INCOMPLETE {
        @Override
        Step next(Random random, Instant now, HonestStream honest) {
            Draft payment = payment(random, now);
            for (int i = random.nextInt(6); i >= 0; i--) {
                payment.without(attribute(random));
            }
            return any(random, payment.amount(null));
        }
    },
    /** The same id again and again, with the same content and with another. */
    RETRY {
        @Override
        Step next(Random random, Instant now, HonestStream honest) {
            return any(random, payment(random, now).id("x-retry-" + random.nextInt(3)));
        }
    },
    /** An id that was evicted meanwhile, with its own stamp and keys, as it was or altered. */
    FORGOTTEN_ID {
        @Override
        Step next(Random random, Instant now, HonestStream honest) {
            // One stamp for an hour: many more events than the cache holds arrive in that time.
            Instant time = now.truncatedTo(ChronoUnit.HOURS);
            int one = random.nextInt(50);
            Draft payment = payment(random, time)
                    .id("x-forgotten-" + one)
                    .text("card", "x-card-" + one)
                    .text("device", "x-device-" + one % 10)
                    .text("merchant", "x-merchant-" + one % 5)
                    .text("ip", "172.16.0." + one)
                    .amount(10.0);
            return any(random, random.nextBoolean() ? payment : payment.amount(random.nextInt(100) / 100.0));
        }
    },
    /** Labels of hostile payments, known at any time. */
    LABEL {
        @Override
        Step next(Random random, Instant now, HonestStream honest) {
            Instant[] known = {now, now.plus(Duration.ofDays(4000)), Instant.EPOCH, Instant.MAX, Instant.MIN};
            Instant at = known[random.nextInt(known.length)];
            return Step.label(
                    payment(random, now),
                    random.nextBoolean()
                            ? Label.fraud(LabelSource.CHARGEBACK, at)
                            : Label.legit(LabelSource.ANALYST, at));
        }
    },
    /** An honest payment's id and time, with hostile keys, as something that is amended or labelled. */
    FOREIGN_ID {
        @Override
        Step next(Random random, Instant now, HonestStream honest) {
            Draft victim = honest.any();
            Draft payment = payment(random, victim.time()).id(victim.id());
            return random.nextBoolean()
                    ? Step.amend(payment)
                    : Step.label(payment, Label.fraud(LabelSource.CHARGEBACK, now));
        }
    };

    private static final String[] TEXTS = {"card", "device", "merchant", "ip", "country", "currency", "memo"};

    abstract Step next(Random random, Instant now, HonestStream honest);

    private static Draft payment(Random random, Instant time) {
        return new Draft("x-" + random.nextLong(), time)
                .text("card", "x-card-" + random.nextInt(30))
                .text("device", "x-device-" + random.nextInt(10))
                .text("merchant", "x-merchant-" + random.nextInt(5))
                .text("ip", "172.16.0." + random.nextInt(30))
                .text("country", "DE")
                .text("currency", "EUR")
                .text("memo", "thanks")
                .amount(random.nextInt(100_000) / 100.0);
    }

    private static String attribute(Random random) {
        return TEXTS[random.nextInt(TEXTS.length)];
    }

    private static Step any(Random random, Draft draft) {
        return switch (random.nextInt(8)) {
            case 0 -> Step.assess(draft);
            case 1 -> Step.record(draft);
            case 2 -> Step.amend(draft);
            default -> Step.score(draft);
        };
    }
}
