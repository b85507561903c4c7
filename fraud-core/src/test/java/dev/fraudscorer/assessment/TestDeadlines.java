package dev.fraudscorer.assessment;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Deadlines by a clock of the test. */
public final class TestDeadlines {
    private TestDeadlines() {}

    public static Deadline after(Duration budget, LongSupplier nanoClock) {
        return Deadline.after(budget, nanoClock);
    }
}
