package dev.fraudscorer.features.internal.step.code;

import dev.fraudscorer.features.internal.record.RowLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Writes the class that reads the windows of a plan, as methods one after the other. The JVM compiles no method of more than
 * 8,000 bytes, and calls inside of those far below are compiled into them.
 */
final class ProgramWriter {
    /** A method that is longer goes on in another. */
    static final int LONG_METHOD = 3_000;

    private static final String SUPER = Type.getInternalName(WindowProgram.class);
    private static final String NAME = SUPER.replace("WindowProgram", "GeneratedWindows");
    private static final String READ = Type.getMethodDescriptor(Type.VOID_TYPE, Type.getType(CodeFrame.class));

    private final ClassWriter out = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
    private int methods;
    private int longest;

    /** Writes the class for walks over rows of cents. */
    Written write(List<WalkPlan> walks, RowLayout layout, int numberColumns, int codeGroups) {
        out.visit(Opcodes.V17, Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC, NAME, null, SUPER, null);
        writeConstructor();
        WalkCode code = new WalkCode(newMethod(), layout, numberColumns, codeGroups);
        for (WalkPlan walk : walks) {
            if (walk != walks.get(0)) {
                longest = Math.max(longest, code.startAgainIn(newMethod()));
            }
            begin(code, walk, 0);
            for (Map.Entry<Long, List<Output>> cut : walk.cuts().entrySet()) {
                write(code, walk, cut.getKey(), cut.getValue());
            }
        }
        longest = Math.max(longest, code.end());
        writeRead();
        out.visitEnd();
        return new Written(out.toByteArray(), longest, methods, code.mostKept(), code.distinct());
    }

    private void write(WalkCode code, WalkPlan walk, long cut, List<Output> outputs) {
        List<Accumulator> added = new ArrayList<>();
        for (Accumulator accumulator : walk.accumulators()) {
            if (walk.isAdded(accumulator, cut)) {
                added.add(accumulator);
            }
        }
        code.walk(cut, added);
        for (Output output : outputs) {
            continueIfLong(code);
            output.write(code);
            code.endOutput();
        }
        for (Accumulator accumulator : added) {
            if (walk.last(accumulator) == cut) {
                code.forget(accumulator);
            }
        }
        begin(code, walk, cut);
        continueIfLong(code);
    }

    private static void begin(WalkCode code, WalkPlan walk, long cut) {
        for (Accumulator accumulator : walk.accumulators()) {
            if (accumulator.from() == cut) {
                code.begin(accumulator);
            }
        }
    }

    private void continueIfLong(WalkCode code) {
        if (code.length() > LONG_METHOD) {
            longest = Math.max(longest, code.continueIn(newMethod()));
        }
    }

    private MethodVisitor newMethod() {
        MethodVisitor method = out.visitMethod(Opcodes.ACC_STATIC, methodName(methods++), READ, null, null);
        method.visitCode();
        return method;
    }

    private static String methodName(int index) {
        return "windows" + index;
    }

    private void writeConstructor() {
        MethodVisitor method = out.visitMethod(0, "<init>", "()V", null, null);
        method.visitCode();
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitMethodInsn(Opcodes.INVOKESPECIAL, SUPER, "<init>", "()V", false);
        method.visitInsn(Opcodes.RETURN);
        method.visitMaxs(0, 0);
        method.visitEnd();
    }

    private void writeRead() {
        MethodVisitor method = out.visitMethod(0, "read", READ, null, null);
        method.visitCode();
        for (int i = 0; i < methods; i++) {
            method.visitVarInsn(Opcodes.ALOAD, 1);
            method.visitMethodInsn(Opcodes.INVOKESTATIC, NAME, methodName(i), READ, false);
        }
        method.visitInsn(Opcodes.RETURN);
        method.visitMaxs(0, 0);
        method.visitEnd();
    }

    /**
     * A class, ready to be defined.
     *
     * @param bytes of its file
     * @param longestMethod in bytes of code
     * @param methods how many it has
     * @param kept how many longs the frame keeps between methods
     * @param distinct how many sets of codes that were seen the frame has
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Written(byte[] bytes, int longestMethod, int methods, int kept, int distinct) {}
}
