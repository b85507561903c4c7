package dev.fraudscorer.rules.internal.bytecode;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Writes the frames that the JVM's verifier requires wherever a jump goes to: what is in the local variables and on the
 * stack. ASM would find them by following every jump, which takes a third of making a class; here they are known.
 *
 * <p>Code is nested: whatever jumps to a label comes between its making and its mark. So the variables that there were
 * when it was made are set at the mark, and those that came since are of no use any more; their places are used again.
 */
class FramedMethod extends MethodVisitor {
    private static final Object[] NOTHING = {};

    /** How many variables one frame can have more or fewer than the one before, without naming all. */
    private static final int MOST_CHANGES = 3;

    private final List<Object> variables = new ArrayList<>();
    private final List<Object> stack = new ArrayList<>();
    private int places;
    private boolean isFrameDue;
    private Object[] frameStack = NOTHING;
    private Object[] lastFrame;

    /** @param arguments their internal names */
    FramedMethod(MethodVisitor out, List<String> arguments) {
        super(Opcodes.ASM9, out);
        variables.addAll(arguments);
        places = arguments.size();
        lastFrame = variables.toArray();
    }

    /** A place for a variable, to which a value is to be stored before anything is marked. */
    int newVariable(Object type) {
        // It is not set yet at the place of the frame that may be due.
        placeFrame();
        int place = places;
        variables.add(type);
        places += type.equals(Opcodes.DOUBLE) ? 2 : 1;
        return place;
    }

    /** A label to be marked where the stack is as it is now. */
    Target newTarget() {
        return new Target(variables.size(), places, stack.isEmpty() ? NOTHING : stack.toArray());
    }

    /** A label to be marked where there is one number more on the stack. */
    Target newTargetWithNumber() {
        pushed();
        Target target = newTarget();
        popped();
        return target;
    }

    /** Begins code that runs with a number on the stack below it. */
    void pushed() {
        stack.add(Opcodes.DOUBLE);
    }

    /** Ends it. */
    void popped() {
        stack.remove(stack.size() - 1);
    }

    /** At one place several labels can be marked; the last has the fewest variables, and its frame fits all. */
    void mark(Target target) {
        super.visitLabel(target);
        variables.subList(target.variables, variables.size()).clear();
        places = target.places;
        frameStack = target.stack;
        isFrameDue = true;
    }

    private void placeFrame() {
        if (isFrameDue) {
            isFrameDue = false;
            int same = commonWithLast();
            int fewer = lastFrame.length - same;
            int more = variables.size() - same;
            if (fewer == 0 && more == 0 && frameStack.length == 0) {
                super.visitFrame(Opcodes.F_SAME, 0, NOTHING, 0, NOTHING);
                return;
            }
            if (frameStack.length > 0 || (fewer > 0 && more > 0) || fewer + more > MOST_CHANGES) {
                super.visitFrame(Opcodes.F_FULL, variables.size(), variables.toArray(), frameStack.length, frameStack);
            } else if (fewer > 0) {
                super.visitFrame(Opcodes.F_CHOP, fewer, NOTHING, 0, NOTHING);
            } else {
                Object[] added = variables.subList(same, variables.size()).toArray();
                super.visitFrame(Opcodes.F_APPEND, more, added, 0, NOTHING);
            }
            lastFrame = variables.toArray();
        }
    }

    /** With how many variables both the frame before and this one begin. */
    private int commonWithLast() {
        int same = 0;
        while (same < lastFrame.length && same < variables.size() && lastFrame[same].equals(variables.get(same))) {
            same++;
        }
        return same;
    }

    @Override
    public void visitInsn(int opcode) {
        placeFrame();
        super.visitInsn(opcode);
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
        placeFrame();
        super.visitIntInsn(opcode, operand);
    }

    @Override
    public void visitVarInsn(int opcode, int place) {
        placeFrame();
        super.visitVarInsn(opcode, place);
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        placeFrame();
        super.visitFieldInsn(opcode, owner, name, descriptor);
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        placeFrame();
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
        placeFrame();
        super.visitJumpInsn(opcode, label);
    }

    @Override
    public void visitLdcInsn(Object value) {
        placeFrame();
        super.visitLdcInsn(value);
    }

    /** A label with the variables and the stack that its frame declares. */
    static final class Target extends Label {
        private final int variables;
        private final int places;
        private final Object[] stack;

        private Target(int variables, int places, Object[] stack) {
            this.variables = variables;
            this.places = places;
            this.stack = stack;
        }
    }
}
