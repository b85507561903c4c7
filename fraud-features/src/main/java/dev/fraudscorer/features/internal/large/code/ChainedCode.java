package dev.fraudscorer.features.internal.large.code;

import dev.fraudscorer.features.internal.bytecode.Instructions;
import dev.fraudscorer.features.internal.record.Bytes;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Code that becomes one static method, or where that would be long several with the same arguments, to be called one after
 * the other. The JVM compiles no method of more than 8,000 bytes.
 */
abstract class ChainedCode extends Instructions {
    /** A method that is longer goes on in another. */
    static final int LONG_METHOD = 3_000;

    static final String FRAME_NAME = Type.getInternalName(LargeFrame.class);
    private static final String BYTES_NAME = Type.getInternalName(Bytes.class);
    private static final String CELLS_NAME = Type.getInternalName(Cells.class);

    /** The variables that all methods have: the first argument, the record's array, and where its body begins. */
    static final int FRAME = 0;

    static final int BYTES = 1;
    static final int BODY = 2;

    private final ClassVisitor out;
    private final String name;
    private final String descriptor;
    private final List<String> methods = new ArrayList<>();
    private int longest;

    ChainedCode(ClassVisitor out, String name, String descriptor) {
        super(newMethod(out, name + 0, descriptor));
        this.out = out;
        this.name = name;
        this.descriptor = descriptor;
        methods.add(name + 0);
    }

    private static MethodVisitor newMethod(ClassVisitor out, String name, String descriptor) {
        MethodVisitor method = out.visitMethod(Opcodes.ACC_STATIC, name, descriptor, null, null);
        method.visitCode();
        return method;
    }

    /** Begins a method: sets the variables that are no arguments. */
    abstract void begin();

    /** Goes on in another method if this one is long. No other variables are handed on. */
    final void continueIfLong() {
        if (length() > LONG_METHOD) {
            longest = Math.max(longest, end());
            String next = name + methods.size();
            into(newMethod(out, next, descriptor));
            methods.add(next);
            begin();
        }
    }

    /** Ends the last method; all of them, by name. */
    final List<String> endAll() {
        longest = Math.max(longest, end());
        return methods;
    }

    /** The longest method, in bytes of code. */
    final int longest() {
        return longest;
    }

    final void loadField(String field, String type, int store, int variable) {
        pushField(field, type);
        visitVarInsn(store, variable);
    }

    final void pushField(String field, String type) {
        visitVarInsn(Opcodes.ALOAD, FRAME);
        getField(FRAME_NAME, field, type);
    }

    /** An element of an array of ints of the frame. */
    final void pushElement(String field, int index) {
        pushField(field, "[I");
        push(index);
        visitInsn(Opcodes.IALOAD);
    }

    final void pushBytes() {
        visitVarInsn(Opcodes.ALOAD, BYTES);
    }

    /** The place in the array of something at a distance from what a variable says. */
    final void pushPlace(int variable, int distance) {
        visitVarInsn(Opcodes.ILOAD, variable);
        push(distance);
        visitInsn(Opcodes.IADD);
    }

    /** Two bytes of the body. */
    final void pushChar(int offset) {
        pushBytes();
        pushPlace(BODY, offset);
        callBytes("getChar", "([BI)I");
    }

    final void callBytes(String method, String type) {
        callStatic(BYTES_NAME, method, type);
    }

    final void callCells(String method, String type) {
        callStatic(CELLS_NAME, method, type);
    }

    final void callFrame(String method, String type) {
        callVirtual(FRAME_NAME, method, type);
    }

    /** Jumps if a flag of the row is not set that begins where a variable says. */
    final void jumpUnlessFlag(int variable, int flagsAt, int bit, Label otherwise) {
        pushBytes();
        pushPlace(variable, flagsAt + bit / Byte.SIZE);
        callBytes("getByte", "([BI)I");
        push(1 << (bit % Byte.SIZE));
        visitInsn(Opcodes.IAND);
        jump(Opcodes.IFEQ, otherwise);
    }
}
