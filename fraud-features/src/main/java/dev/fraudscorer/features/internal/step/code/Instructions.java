package dev.fraudscorer.features.internal.step.code;

import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Writes single instructions into the method that is being written. */
class Instructions {
    private MethodVisitor method;

    Instructions(MethodVisitor first) {
        this.method = first;
    }

    /** What follows goes into another method. */
    final void into(MethodVisitor next) {
        method = next;
    }

    /** Ends the method; the length of its code in bytes. */
    final int end() {
        method.visitInsn(Opcodes.RETURN);
        int length = length();
        method.visitMaxs(0, 0);
        method.visitEnd();
        return length;
    }

    /** How long the code of the method is by now, in bytes. */
    final int length() {
        Label here = new Label();
        method.visitLabel(here);
        return here.getOffset();
    }

    final void visitInsn(int opcode) {
        method.visitInsn(opcode);
    }

    final void visitVarInsn(int opcode, int variable) {
        method.visitVarInsn(opcode, variable);
    }

    final void increment(int variable) {
        method.visitIincInsn(variable, 1);
    }

    final void jump(int opcode, Label target) {
        method.visitJumpInsn(opcode, target);
    }

    final void mark(Label label) {
        method.visitLabel(label);
    }

    final void push(int value) {
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

    final void push(long value) {
        method.visitLdcInsn(value);
    }

    final void push(double value) {
        method.visitLdcInsn(value);
    }

    final void getField(String owner, String name, String descriptor) {
        method.visitFieldInsn(Opcodes.GETFIELD, owner, name, descriptor);
    }

    final void callStatic(String owner, String name, String descriptor) {
        method.visitMethodInsn(Opcodes.INVOKESTATIC, owner, name, descriptor, false);
    }

    final void callVirtual(String owner, String name, String descriptor) {
        method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, owner, name, descriptor, false);
    }
}
