package dev.fraudscorer.features.internal.profile;

import dev.fraudscorer.features.internal.window.NumberReading;
import dev.fraudscorer.features.internal.window.NumberValues;
import dev.fraudscorer.features.internal.window.Tally;

/** What reading a large entity needs room for, whichever entity it is. Reused; confined to one thread. */
final class WideScratch {
    final Tally tally;
    final NumberReading number = new NumberReading();
    /** The numbers of the windows without the current event. */
    final NumberValues excluding;
    /** And with it. */
    final NumberValues including;

    /** @param windows the most windows that a pass has */
    WideScratch(int windows) {
        this.tally = new Tally(windows);
        this.excluding = new NumberValues(windows);
        this.including = new NumberValues(windows);
    }
}
