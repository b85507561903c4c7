package dev.fraudscorer.architecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** The code of the modules, without tests and what tests share, and without the libraries of others under names of ours. */
final class MainCode implements ImportOption {
    private static final ImportOption NO_TESTS = new ImportOption.DoNotIncludeTests();

    @Override
    public boolean includes(Location location) {
        return NO_TESTS.includes(location)
                && !location.contains("/dev/fraudscorer/shaded/")
                && !location.contains("/dev/fraudscorer/testkit/");
    }
}
