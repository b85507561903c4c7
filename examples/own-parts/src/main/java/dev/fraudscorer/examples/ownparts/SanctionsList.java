package dev.fraudscorer.examples.ownparts;

import dev.fraudscorer.spi.ListEntries;
import dev.fraudscorer.spi.ListProvider;

/** The host's sanctions as an entity list of the policy, {@code lists: { sanctioned: { provider: sanctions, of: merchant } }}. */
final class SanctionsList implements ListProvider {
    static final String NAME = "sanctions";

    private final SanctionRegister register;

    SanctionsList(SanctionRegister register) {
        this.register = register;
    }

    /** Called before {@link #read}: what is added in between is read now, and once more at the next reload. */
    @Override
    public String version() {
        return "revision " + register.revision();
    }

    @Override
    public void read(ListEntries out) {
        register.entries()
                .forEach((merchant, authority) -> out.add(merchant, "sanctioned by " + authority, NAME, null, null));
    }
}
