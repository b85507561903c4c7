package dev.fraudscorer.benchmarks.features.byhand;

/** Which payments a window takes. */
enum Admitted {
    ALL {
        @Override
        boolean admits(Kept payment) {
            return true;
        }
    },
    REMOTE {
        @Override
        boolean admits(Kept payment) {
            return payment.remote();
        }
    },
    DECLINED {
        @Override
        boolean admits(Kept payment) {
            return payment.declined();
        }
    };

    abstract boolean admits(Kept payment);
}
