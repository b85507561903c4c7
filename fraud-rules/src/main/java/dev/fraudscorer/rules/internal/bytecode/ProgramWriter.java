package dev.fraudscorer.rules.internal.bytecode;

import dev.fraudscorer.rules.internal.plan.node.BooleanNode;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Writes a class that evaluates some conditions of a plan, as methods one after the other. The JVM compiles no method
 * of more than 8,000 bytes, and compiles those well below better.
 */
final class ProgramWriter {
    static final int LONGEST_METHOD = 3_000;

    /** What the code of one node takes at most, by experience; that of a condition beside its nodes. */
    private static final int BYTES_PER_NODE = 16;

    private static final int BYTES_PER_CONDITION = 45;

    private static final String NAME = Type.getInternalName(Program.class).replace("Program", "RuleProgram");

    private static final String RUN = Type.getMethodDescriptor(
            Type.VOID_TYPE,
            Type.getType(double[].class),
            Type.getType(String[].class),
            Type.getType(FeatureVector.class),
            Type.getType(EvalFrame.class));

    private int mostNodes = LONGEST_METHOD / BYTES_PER_NODE;
    private final List<BooleanNode> conditions;
    private final TextDictionary coding;
    private final CommonSubexpressions sharing;
    private final PrefilterReader prefilters;
    private final ClassData data = new ClassData();
    private final ClassWriter out = new ClassWriter(ClassWriter.COMPUTE_MAXS);

    /** @param conditions all of the plan, in the order of their bits */
    ProgramWriter(List<BooleanNode> conditions, TextDictionary coding, CommonSubexpressions sharing) {
        this.conditions = conditions;
        this.coding = coding;
        this.sharing = sharing;
        this.prefilters = new PrefilterReader(coding);
    }

    /** The class for one condition, whatever it is, that calls its node. */
    WrittenProgram writeCall(int rule) {
        mostNodes = 0;
        return write(rule, rule + 1);
    }

    /**
     * The class for the conditions from {@code first} to before {@code end}.
     *
     * @throws org.objectweb.asm.ClassTooLargeException if they have too many constants together
     * @throws org.objectweb.asm.MethodTooLargeException if one becomes too long
     */
    WrittenProgram write(int first, int end) {
        out.visit(
                Opcodes.V17,
                Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC,
                NAME,
                null,
                "java/lang/Object",
                new String[] {Type.getInternalName(Program.class)});
        writeConstructor();
        List<Label> ends = new ArrayList<>();
        for (int from = first; from < end; ) {
            int to = endOfMethod(from, end);
            ends.add(writeMethod(ends.size(), from, to));
            from = to;
        }
        writeRun(ends.size());
        out.visitEnd();
        byte[] bytes = out.toByteArray();
        int longest = ends.stream().mapToInt(Label::getOffset).max().orElse(0);
        return new WrittenProgram(bytes, data.objects(), longest);
    }

    /** At least one condition for a method. */
    private int endOfMethod(int from, int end) {
        int length = length(conditions.get(from));
        for (int to = from + 1; to < end; to++) {
            length += length(conditions.get(to));
            if (length > LONGEST_METHOD) {
                return to;
            }
        }
        return end;
    }

    private int length(BooleanNode condition) {
        int nodes = NodeChildren.size(condition);
        return isTooLong(nodes) ? BYTES_PER_CONDITION : nodes * BYTES_PER_NODE + BYTES_PER_CONDITION;
    }

    private boolean isTooLong(int nodes) {
        return nodes > mostNodes;
    }

    private void writeConstructor() {
        MethodVisitor method = out.visitMethod(0, "<init>", "()V", null, null);
        method.visitCode();
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        method.visitInsn(Opcodes.RETURN);
        method.visitMaxs(0, 0);
        method.visitEnd();
    }

    private void writeRun(int methods) {
        MethodVisitor method = out.visitMethod(Opcodes.ACC_PUBLIC, "run", RUN, null, null);
        method.visitCode();
        for (int i = 0; i < methods; i++) {
            for (int argument = 1; argument <= 4; argument++) {
                method.visitVarInsn(Opcodes.ALOAD, argument);
            }
            method.visitMethodInsn(Opcodes.INVOKESTATIC, NAME, methodName(i), RUN, false);
        }
        method.visitInsn(Opcodes.RETURN);
        method.visitMaxs(0, 0);
        method.visitEnd();
    }

    private static String methodName(int index) {
        return "rules" + index;
    }

    /** The label at the end of the method, which gives its length. */
    private Label writeMethod(int index, int from, int to) {
        MethodVisitor method = out.visitMethod(Opcodes.ACC_STATIC, methodName(index), RUN, null, null);
        method.visitCode();
        MethodCode code = new MethodCode(method, data, sharing);
        BranchCode branches = new BranchCode(code, coding, sharing);
        PrefilterCode prefilterCode = new PrefilterCode(code, branches.numbers());
        List<ConditionCode> parts = new ArrayList<>();
        for (int rule = from; rule < to; rule++) {
            BooleanNode condition = conditions.get(rule);
            boolean isCalled = isTooLong(NodeChildren.size(condition));
            parts.add(new ConditionCode(rule, condition, isCalled, isCalled ? null : prefilters.read(condition)));
        }
        parts.forEach(part -> part.prepare(prefilterCode));
        parts.forEach(part -> part.write(code, branches, prefilterCode));
        code.visitInsn(Opcodes.RETURN);
        Label end = new Label();
        method.visitLabel(end);
        method.visitMaxs(0, 0);
        method.visitEnd();
        return end;
    }

    /**
     * A class, ready to be defined.
     *
     * @param bytes of its file
     * @param objects that it uses
     * @param longestMethod in bytes of code
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record WrittenProgram(byte[] bytes, List<Object> objects, int longestMethod) {}
}
