package dev.fraudscorer.internal.run;

import dev.fraudscorer.internal.run.failure.Failures;
import dev.fraudscorer.internal.run.failure.Health;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Looks for another policy again and again. Thread-safe. */
public final class Watcher {
    private final ActivePolicy activePolicy;
    private final PolicyWatch watch;
    private final Health health;
    private final Runnable end;

    /** @param schedule when to look */
    public Watcher(ActivePolicy activePolicy, Reload reload, Schedule schedule, Failures failures) {
        this.activePolicy = activePolicy;
        this.watch = new PolicyWatch(reload);
        this.health = new Health("the watcher", failures);
        this.end = schedule.begin(this::look);
    }

    /** Whatever a look throws, the next one comes. */
    private void look() {
        try {
            if (!activePolicy.isClosed()) {
                watch.look();
            }
        } catch (Throwable e) {
            if (!activePolicy.isClosed()) {
                health.failed(e);
            }
        }
    }

    /** Looks no more. A reload that is under way is not interrupted: it finds the scorer closed. */
    public void close() {
        end.run();
    }

    /** A thread of its own, which looks when an interval has passed since the end of the look before. */
    public static Schedule every(Duration interval) {
        return look -> {
            ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, run -> {
                Thread made = new Thread(run, "fraud-scorer-watcher");
                made.setDaemon(true);
                return made;
            });
            long nanos = TimeUnit.NANOSECONDS.convert(interval);
            Future<?> looks = thread.scheduleWithFixedDelay(look, nanos, nanos, TimeUnit.NANOSECONDS);
            return () -> {
                looks.cancel(false);
                thread.shutdown();
            };
        };
    }

    /** When to look. */
    public interface Schedule {
        /**
         * Begins to look, by one thread at a time.
         *
         * @return ends it
         */
        Runnable begin(Runnable look);
    }
}
