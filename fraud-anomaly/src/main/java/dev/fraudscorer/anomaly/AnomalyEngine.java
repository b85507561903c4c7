package dev.fraudscorer.anomaly;

import dev.fraudscorer.spi.LoadContext;
import dev.fraudscorer.spi.PolicyEngine;
import dev.fraudscorer.spi.policy.Node;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the section {@code anomaly}: each entry becomes a source of evidence that learns from the stream what is usual, by a
 * Random Cut Forest, and gives evidence for events that are not.
 *
 * <pre>{@code
 * anomaly:
 *   - id: unusual                             # its name in evidence
 *     inputs: [amount, card.count_1h, hour]   # numbers and booleans, at most 64
 *     when: channel == "CNP"                  # which events it scores and learns; all if not given
 *     missing: skip                           # or impute: the median replaces what is missing
 *     reason: UNUSUAL_PAYMENT                 # none if not given
 *     mode: active                            # or shadow
 *     weight: 1                               # 1 if not given
 *     risk_at: { 0.98: 0.01, 0.99: 0.05, 0.999: 0.20, 1: 0.30 }   # by the rank among the recent scores
 *     trees: 50                               # 10 to 200
 *     sample: 256                             # points that a tree keeps, 32 to 2048
 *     half_life: 10000                        # in events learned: then one is half as likely to be kept as a new one
 *     warm_up: 1000                           # events learned before it scores, 100 to 100000
 *     recent: 4096                            # scores that a new one is ranked among, 100 to 65536
 *     seed: 1                                 # everything random follows from it
 *     learn: { every: 1, queue: 4096, until: 100000 }   # or { inline: true }, for replay
 * }</pre>
 *
 * <p>An event that is not odd gets no evidence: to be usual proves nothing. Stateless, thread-safe.
 */
public final class AnomalyEngine implements PolicyEngine {
    private static final Logger LOG = LoggerFactory.getLogger("dev.fraudscorer.anomaly");
    private static final String SECTION = "anomaly";

    /** For {@link java.util.ServiceLoader}. */
    public AnomalyEngine() {}

    @Override
    public List<String> sections() {
        return List.of(SECTION);
    }

    @Override
    public void load(LoadContext context) {
        Node section = context.section(SECTION);
        if (section == null) {
            return;
        }
        for (AnomalyEntry entry : new AnomalySection(context).read(section)) {
            LOG.info("anomaly {} looks at {} inputs", entry.id(), entry.inputs().size());
            context.add(new AnomalySource(entry));
        }
    }
}
