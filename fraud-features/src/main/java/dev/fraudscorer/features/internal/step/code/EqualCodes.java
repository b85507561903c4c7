package dev.fraudscorer.features.internal.step.code;

import org.objectweb.asm.Opcodes;

/**
 * How many rows carry the current event's value, in four columns.
 *
 * @param group which four columns of codes, from the first on
 */
record EqualCodes(Scope scope, int group) implements Accumulator {
    @Override
    public long from() {
        return scope.from();
    }

    @Override
    public void add(WalkCode code) {
        code.load(this);
        code.pushCodes(group);
        code.pushOwnCodes(group);
        code.visitInsn(Opcodes.IXOR);
        CodeLanes.zeroBytes(code);
        CodeLanes.addAdmitted(code, scope);
        code.store(this);
    }
}
