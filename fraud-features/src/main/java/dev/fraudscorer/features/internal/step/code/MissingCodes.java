package dev.fraudscorer.features.internal.step.code;

/**
 * How many rows carry no value, in four columns.
 *
 * @param group which four columns of codes, from the first on
 */
record MissingCodes(Scope scope, int group) implements Accumulator {
    @Override
    public long from() {
        return scope.from();
    }

    @Override
    public void add(WalkCode code) {
        code.load(this);
        code.pushCodes(group);
        CodeLanes.zeroBytes(code);
        CodeLanes.addAdmitted(code, scope);
        code.store(this);
    }
}
