package dev.fraudscorer.examples.ownparts;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.policy.PolicySource;
import dev.fraudscorer.record.QueuedRecordSink;
import dev.fraudscorer.record.RecordSink;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Locale;

/** Scores four payments: the vendor answers, finds fraud, hangs; and the host's register of sanctions has grown. */
public final class OwnParts {
    private OwnParts() {}

    /** Runs the example. */
    public static void main(String[] args) throws Exception {
        try (VendorStandIn vendor = new VendorStandIn()) {
            run(PolicySource.classPath(OwnParts.class, "policy"), vendor, System.out);
        }
    }

    static void run(PolicySource policy, VendorStandIn vendor, PrintStream out) throws Exception {
        VendorClient client = new HttpVendor(vendor.address());
        client.probability(
                "warm-up", 0); // a first call loads classes and opens connections, which takes longer than any deadline
        SanctionRegister register = new SanctionRegister();
        register.add("m-13", "EU");
        ReviewQueue reviews = new ReviewQueue();
        DecisionTable table = new DecisionTable();
        try (RecordSink sink = QueuedRecordSink.before(table).build();
                FraudScorer scorer = load(policy, client, register, reviews, sink)) {
            show(out, "the vendor answers", pay(scorer, "tx-1", "m-42", 20));
            vendor.answers("0.65");
            show(out, "the vendor suspects", pay(scorer, "tx-2", "m-42", 20));
            vendor.hangs();
            show(out, "the vendor hangs", pay(scorer, "tx-3", "m-42", 20));
            register.add("m-42", "UN");
            scorer.policy().reloadLists();
            show(out, "m-42 is sanctioned", pay(scorer, "tx-4", "m-42", 20));
            scorer.health().sources().forEach(source -> out.println(source.source() + " is " + source.status()));
        }
        Assessment next = reviews.next();
        out.println("to review: " + (next == null ? "nothing" : next.eventId()));
        out.println("stored: " + table.rows().size() + " records");
    }

    static FraudScorer load(
            PolicySource policy, VendorClient vendor, SanctionRegister register, ReviewQueue reviews, RecordSink sink) {
        return FraudScorer.builder(policy)
                .provide(VendorScore.NAME, new VendorScore(vendor))
                .provide(SanctionsList.NAME, new SanctionsList(register))
                .listener(reviews)
                .records(sink)
                .load();
    }

    static Assessment pay(FraudScorer scorer, String id, String merchant, double amount) {
        return scorer.score(scorer.event("payment", id, Instant.now())
                .set("card", "tok_9f3c")
                .set("merchant", merchant)
                .set("amount", amount)
                .build());
    }

    private static void show(PrintStream out, String what, Assessment assessment) {
        out.println(String.format(
                Locale.ROOT,
                "%s: %s, score %.2f%s",
                what,
                assessment.decision(),
                assessment.score(),
                assessment.degraded() ? ", degraded" : ""));
        for (Evidence item : assessment.evidence()) {
            String cause = item.failure() == null ? String.valueOf(item.reason()) : String.valueOf(item.failure());
            out.println("  " + item.source() + ": " + cause + " (" + item.detail() + ")");
        }
    }
}
