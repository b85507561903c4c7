package dev.fraudscorer.lab.compare;

import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.Mode;
import java.util.ArrayList;
import java.util.List;

/** What a policy's evidence is with one model in the place of another. Immutable. */
final class SubstitutedModel {
    private final String acting;
    private final String absent;

    /**
     * @param acting the model that has effect
     * @param absent the model that has none
     */
    SubstitutedModel(String acting, String absent) {
        this.acting = acting;
        this.absent = absent;
    }

    List<Evidence> in(List<Evidence> evidence) {
        List<Evidence> result = new ArrayList<>(evidence.size());
        for (Evidence item : evidence) {
            if (item.source().equals(acting)) {
                result.add(with(Mode.ACTIVE, item));
            } else if (item.source().equals(absent)) {
                result.add(with(Mode.SHADOW, item));
            } else {
                result.add(item);
            }
        }
        return result;
    }

    private static Evidence with(Mode mode, Evidence item) {
        return item.mode() == mode ? item : item.toBuilder().mode(mode).build();
    }
}
