package dev.fraudscorer.features.internal.store;

/** Throws again what was caught, whatever it is. Stateless. */
final class Sneaky {
    private Sneaky() {}

    static RuntimeException thrown(Throwable failure) {
        throw Sneaky.<RuntimeException>as(failure);
    }

    @SuppressWarnings("unchecked") // the type is erased: nothing is cast
    private static <T extends Throwable> T as(Throwable failure) throws T {
        throw (T) failure;
    }
}
