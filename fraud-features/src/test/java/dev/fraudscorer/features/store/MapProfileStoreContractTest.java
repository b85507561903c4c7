package dev.fraudscorer.features.store;

class MapProfileStoreContractTest extends ProfileStoreContractTest {
    @Override
    protected ProfileStore newStore(StoreRequest request) {
        return new MapProfileStore(request);
    }
}
