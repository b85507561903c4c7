package dev.fraudscorer.features.store;

class MapProfileStoreBoundsContractTest extends ProfileStoreBoundsContractTest {
    @Override
    protected ProfileStore newStore(StoreRequest request, int maxProfiles) {
        return new MapProfileStore(request, maxProfiles);
    }
}
