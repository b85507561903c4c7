package dev.fraudscorer.examples.quickstart;

import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.EvidenceKind;
import dev.fraudscorer.lab.replay.ReplayedEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Chooses a few assessments that show what there is: an everyday payment, a fraud caught, a doubt, a mistake. */
final class Examples {
    private final Map<String, ReplayedEvent> chosen = new LinkedHashMap<>();

    void consider(ReplayedEvent event) {
        Decision decision = event.assessment().decision();
        boolean fraud = event.historic().isFraud();
        long rules = event.assessment().evidence().stream()
                .filter(item -> item.kind() == EvidenceKind.RULE)
                .count();
        if (decision == Decision.DENY && fraud && rules >= 2) {
            chosen.putIfAbsent("fraud denied", event);
        } else if (decision == Decision.REVIEW && fraud) {
            chosen.putIfAbsent("fraud given to a person", event);
        } else if (decision == Decision.REVIEW && rules >= 1) {
            chosen.putIfAbsent("good payment given to a person", event);
        } else if (decision == Decision.APPROVE && fraud) {
            chosen.putIfAbsent("fraud approved", event);
        } else if (decision == Decision.APPROVE && rules == 0 && allEvaluable(event)) {
            chosen.putIfAbsent("good payment approved", event);
        }
    }

    List<ReplayedEvent> chosen() {
        return new ArrayList<>(chosen.values());
    }

    private static boolean allEvaluable(ReplayedEvent event) {
        return event.assessment().evidence().stream().map(Evidence::kind).noneMatch(EvidenceKind.NOT_EVALUABLE::equals);
    }
}
