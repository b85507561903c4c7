package dev.fraudscorer.features.internal.profile;

import dev.fraudscorer.features.internal.window.NumberReading;
import dev.fraudscorer.features.internal.window.NumberTally;
import dev.fraudscorer.features.internal.window.Tally;

/** What reading a large entity needs room for, whichever entity it is. Reused; confined to one thread. */
final class WideScratch {
    final Tally tally;
    final NumberReading number = new NumberReading();
    /** The numbers of the windows without the current event. */
    final NumberTally excluding;
    /** And with it. */
    final NumberTally including;

    /** @param windows the most windows that a pass has */
    WideScratch(int windows) {
        this.tally = new Tally(windows);
        this.excluding = new NumberTally(windows);
        this.including = new NumberTally(windows);
    }
}
