package dev.fraudscorer.features.internal.store;

import dev.fraudscorer.features.store.ProfileStore;
import dev.fraudscorer.features.store.ProfileStoreBoundsContractTest;
import dev.fraudscorer.features.store.StoreRequest;

class RecordStoreBoundsContractTest extends ProfileStoreBoundsContractTest {
    @Override
    protected ProfileStore newStore(StoreRequest request, int maxProfiles) {
        return new RecordStoreView(request, maxProfiles);
    }
}
