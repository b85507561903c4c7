package dev.fraudscorer.benchmarks.features;

import dev.fraudscorer.benchmarks.features.duel.Contender;
import dev.fraudscorer.benchmarks.features.duel.OlderEngine;
import dev.fraudscorer.benchmarks.features.duel.Settings;
import dev.fraudscorer.benchmarks.features.duel.Workload;
import dev.fraudscorer.benchmarks.features.rings.ConcurrentHashMapRings;
import dev.fraudscorer.benchmarks.features.rings.StripedTableRings;
import dev.fraudscorer.benchmarks.features.traffic.TrafficVolume;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes those who work on payments, each with the same world and payments of his own. */
final class PaymentContenders {
    private static final String MAP = "map";
    private static final int EVENTS_PER_CARD = 30;

    private final int cards;
    private final int eventsPerCard;
    private final int payments;
    private final int lanes;
    private final int batch;
    private final @Nullable String older;

    PaymentContenders(Settings settings, int payments, int lanes, int batch) {
        this.cards = settings.number("cards", 150_000);
        this.eventsPerCard = settings.number("events", EVENTS_PER_CARD);
        this.payments = payments;
        this.lanes = lanes;
        this.batch = batch;
        this.older = settings.text("older");
    }

    /** Those named by the setting {@code contenders}; all by default, the older engine if there is one. */
    List<Contender> make(Settings settings) {
        String all = "floor,map,present" + (older == null ? "" : ",older");
        List<Contender> contenders = new ArrayList<>();
        for (String name : settings.text("contenders", all).split(",", -1)) {
            long begun = System.nanoTime();
            contenders.add(new Contender(name, workload(name)));
            System.out.printf("# %s is ready after %.1f s%n", name, (System.nanoTime() - begun) / 1e9);
        }
        return contenders;
    }

    private Workload workload(String name) {
        TrafficVolume world = TrafficVolume.of(cards).withEventsPerCard(eventsPerCard);
        return switch (name) {
            case Contender.FLOOR -> new PaymentsOfRings(StripedTableRings::new, world, payments, lanes, batch);
            case MAP -> new PaymentsOfRings(ConcurrentHashMapRings::new, world, payments, lanes, batch);
            case Contender.PRESENT -> new PaymentsOfEngine(cards, eventsPerCard, payments, lanes, batch);
            case Contender.OLDER -> {
                if (older == null) {
                    throw new IllegalArgumentException("contender 'older' without older=PATH of its benchmarks.jar");
                }
                yield OlderEngine.of(older)
                        .make(Workload.class, PaymentsOfEngine.class, cards, eventsPerCard, payments, lanes, batch);
            }
            default ->
                throw new IllegalArgumentException(
                        "contender '" + name + "'; expected floor, map, present or older, separated by commas");
        };
    }
}
