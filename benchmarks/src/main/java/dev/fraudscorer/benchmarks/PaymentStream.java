package dev.fraudscorer.benchmarks;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.event.Attribute;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.lab.history.HistoricEvent;
import java.time.Duration;
import java.util.List;

/**
 * Goes on where a history ends: the last payments come again and again with new ids and later times, so that entities
 * keep the amount of history that they had. Confined to one thread.
 */
final class PaymentStream {
    private static final int REPEATED = 100_000;

    private final List<HistoricEvent> last;
    private final Duration span;
    private int next;
    private int round = 1;

    PaymentStream(List<HistoricEvent> history) {
        this.last = history.subList(history.size() - REPEATED, history.size());
        this.span = Duration.between(
                last.get(0).event().time(), last.get(last.size() - 1).event().time());
    }

    /** Makes events ahead of a measurement; to make one is no measure of building events, since its model is cold. */
    Event[] next(FraudScorer scorer, int count) {
        Event[] events = new Event[count];
        for (int i = 0; i < count; i++) {
            events[i] = next(scorer);
        }
        return events;
    }

    Event next(FraudScorer scorer) {
        Event model = last.get(next).event();
        Event.Builder event = scorer.event(
                model.type().name(), model.id() + "-" + round, model.time().plus(span.multipliedBy(round)));
        for (Attribute attribute : model.type().attributes()) {
            copy(model, attribute, event);
        }
        if (++next == last.size()) {
            next = 0;
            round++;
        }
        return event.build();
    }

    private static void copy(Event from, Attribute attribute, Event.Builder to) {
        String text = from.text(attribute);
        double number = from.number(attribute);
        if (text != null) {
            to.set(attribute.name(), text);
        } else if (!Double.isNaN(number)) {
            to.set(attribute.name(), number);
        }
    }
}
