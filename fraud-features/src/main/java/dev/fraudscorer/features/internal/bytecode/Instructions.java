package dev.fraudscorer.features.internal.bytecode;

import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Writes single instructions into the method that is being written. */
public class Instructions {
    private MethodVisitor method;

    protected Instructions(MethodVisitor first) {
        this.method = first;
    }

    /** What follows goes into another method. */
    public final void into(MethodVisitor next) {
        method = next;
    }

    /** Ends the method; the length of its code in bytes. */
    public final int end() {
        method.visitInsn(Opcodes.RETURN);
        int length = length();
        method.visitMaxs(0, 0);
        method.visitEnd();
        return length;
    }

    /** How long the code of the method is by now, in bytes. */
    public final int length() {
        Label here = new Label();
        method.visitLabel(here);
        return here.getOffset();
    }

    public final void visitInsn(int opcode) {
        method.visitInsn(opcode);
    }

    public final void visitVarInsn(int opcode, int variable) {
        method.visitVarInsn(opcode, variable);
    }

    public final void increment(int variable) {
        method.visitIincInsn(variable, 1);
    }

    public final void increment(int variable, int by) {
        method.visitIincInsn(variable, by);
    }

    public final void jump(int opcode, Label target) {
        method.visitJumpInsn(opcode, target);
    }

    public final void mark(Label label) {
        method.visitLabel(label);
    }

    public final void push(int value) {
        if (value >= -1 && value <= 5) {
            method.visitInsn(Opcodes.ICONST_0 + value);
        } else if (value == (byte) value) {
            method.visitIntInsn(Opcodes.BIPUSH, value);
        } else if (value == (short) value) {
            method.visitIntInsn(Opcodes.SIPUSH, value);
        } else {
            method.visitLdcInsn(value);
        }
    }

    public final void push(long value) {
        method.visitLdcInsn(value);
    }

    public final void push(double value) {
        method.visitLdcInsn(value);
    }

    public final void getField(String owner, String name, String descriptor) {
        method.visitFieldInsn(Opcodes.GETFIELD, owner, name, descriptor);
    }

    public final void callStatic(String owner, String name, String descriptor) {
        method.visitMethodInsn(Opcodes.INVOKESTATIC, owner, name, descriptor, false);
    }

    public final void callVirtual(String owner, String name, String descriptor) {
        method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, owner, name, descriptor, false);
    }
}
