package dev.fraudscorer.features.internal.store;

import dev.fraudscorer.features.store.ProfileStore;
import dev.fraudscorer.features.store.ProfileStoreContractTest;
import java.util.Collections;

final class MemoryProfileStoreContractTest extends ProfileStoreContractTest {
    @Override
    protected ProfileStore newStore(int entities, long maxProfiles, long maxBytes) {
        return new MemoryProfileStore(Collections.nCopies(entities, new StoreLimits(maxProfiles, maxBytes)));
    }
}
