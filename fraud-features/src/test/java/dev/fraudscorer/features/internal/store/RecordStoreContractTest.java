package dev.fraudscorer.features.internal.store;

import dev.fraudscorer.features.store.ProfileStore;
import dev.fraudscorer.features.store.ProfileStoreContractTest;
import dev.fraudscorer.features.store.StoreRequest;

class RecordStoreContractTest extends ProfileStoreContractTest {
    @Override
    protected ProfileStore newStore(StoreRequest request) {
        return new RecordStoreView(request, Long.MAX_VALUE);
    }
}
