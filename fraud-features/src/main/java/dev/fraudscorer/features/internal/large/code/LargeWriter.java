package dev.fraudscorer.features.internal.large.code;

import dev.fraudscorer.features.internal.large.LargeLayout;
import dev.fraudscorer.features.internal.large.LargePass;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Writes the class that reads records of one layout. */
final class LargeWriter {
    private static final String NAME =
            Type.getInternalName(LargeProgram.class).replace("LargeProgram", "GeneratedTotals");
    private static final String OBJECT = "java/lang/Object";

    private final LargeLayout layout;
    private final ClassWriter out = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
    /** What the method of the interface calls, one after the other. */
    private final List<String> steps = new ArrayList<>();

    private int longest;

    LargeWriter(LargeLayout layout) {
        this.layout = layout;
    }

    Written write() {
        out.visit(
                Opcodes.V17,
                Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC,
                NAME,
                null,
                OBJECT,
                new String[] {Type.getInternalName(LargeProgram.class)});
        writeConstructor();
        ReadCode reading = new ReadCode(out, "read", layout);
        for (int i = 0; i < layout.passes.length; i++) {
            writeSlide(layout.passes[i], i);
            reading.write(i);
        }
        steps.addAll(end(reading));
        writeRead();
        out.visitEnd();
        return new Written(out.toByteArray(), longest, reading.slots());
    }

    private void writeSlide(LargePass pass, int number) {
        SlideCode slide = new SlideCode(out, NAME, "slide" + number + "_", layout);
        slide.enter(pass, totals(pass, "enter" + number + "_", 0, pass.windows, true));
        for (int window = 0; window < pass.windows; window++) {
            String name = "leave" + number + "_" + window + "_";
            slide.leave(pass, window, totals(pass, name, window, window + 1, false));
        }
        steps.addAll(end(slide));
    }

    private List<String> totals(LargePass pass, String name, int window, int endWindow, boolean enters) {
        TotalsCode code = new TotalsCode(out, name, layout, pass, window, endWindow, enters);
        code.write();
        return end(code);
    }

    private List<String> end(ChainedCode code) {
        List<String> methods = code.endAll();
        longest = Math.max(longest, code.longest());
        return methods;
    }

    private void writeConstructor() {
        MethodVisitor method = out.visitMethod(0, "<init>", "()V", null, null);
        method.visitCode();
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitMethodInsn(Opcodes.INVOKESPECIAL, OBJECT, "<init>", "()V", false);
        end(method);
    }

    private void writeRead() {
        MethodVisitor method = out.visitMethod(Opcodes.ACC_PUBLIC, "read", ReadCode.DESCRIPTOR, null, null);
        method.visitCode();
        for (String step : steps) {
            method.visitVarInsn(Opcodes.ALOAD, 1);
            method.visitMethodInsn(Opcodes.INVOKESTATIC, NAME, step, ReadCode.DESCRIPTOR, false);
        }
        end(method);
    }

    private static void end(MethodVisitor method) {
        method.visitInsn(Opcodes.RETURN);
        method.visitMaxs(0, 0);
        method.visitEnd();
    }

    /**
     * A class, ready to be defined.
     *
     * @param bytes of its file
     * @param longestMethod in bytes of code
     * @param slots that it sets
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Written(byte[] bytes, int longestMethod, List<Integer> slots) {}
}
