package dev.fraudscorer.cli;

import dev.fraudscorer.FraudScorer;
import picocli.CommandLine.IVersionProvider;

/** The version of the library, for {@code fraud --version}. */
final class LibraryVersionProvider implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"fraud " + FraudScorer.libraryVersion()};
    }
}
