package dev.fraudscorer.rules.internal.bytecode;

import dev.fraudscorer.rules.internal.plan.node.BooleanNode;
import dev.fraudscorer.rules.internal.plan.node.NumberNode;
import dev.fraudscorer.rules.internal.plan.node.PlanNode;
import dev.fraudscorer.rules.internal.plan.node.TextNode;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** A method that is being written: its arguments, its local variables, and the instructions that all writers need. */
final class MethodCode extends FramedMethod {
    static final String FRAME = Type.getInternalName(EvalFrame.class);
    private static final String PREFILTER = Type.getInternalName(Prefilter.class);
    private static final String VECTOR_NAME = Type.getInternalName(FeatureVector.class);
    private static final String FEATURE_VECTOR = Type.getDescriptor(FeatureVector.class);
    private static final String NUMBER_NODE = Type.getInternalName(NumberNode.class);

    /** Of a text in the file of a class, whose characters take three bytes at most and 65,535 together. */
    private static final int LONGEST_TEXT = 20_000;

    /** The arguments, in the order of {@link Program#run}. */
    private static final int NUMBERS = 0;

    private static final int TEXTS = 1;
    private static final int VECTOR = 2;
    private static final int FRAME_ARGUMENT = 3;

    private static final List<String> ARGUMENTS = List.of("[D", "[Ljava/lang/String;", VECTOR_NAME, FRAME);

    private final ClassData data;
    private final CommonSubexpressions sharing;

    MethodCode(MethodVisitor out, ClassData data, CommonSubexpressions sharing) {
        super(out, ARGUMENTS);
        this.data = data;
        this.sharing = sharing;
    }

    int newInt() {
        return newVariable(Opcodes.INTEGER);
    }

    int newText() {
        return newVariable("java/lang/String");
    }

    int newDouble() {
        return newVariable(Opcodes.DOUBLE);
    }

    /** Writes something while a number waits on the stack. */
    void aboveNumber(Runnable writer) {
        pushed();
        writer.run();
        popped();
    }

    void push(int value) {
        if (value >= -1 && value <= 5) {
            visitInsn(Opcodes.ICONST_0 + value);
        } else if (value == (byte) value) {
            visitIntInsn(Opcodes.BIPUSH, value);
        } else if (value == (short) value) {
            visitIntInsn(Opcodes.SIPUSH, value);
        } else {
            visitLdcInsn(value);
        }
    }

    void push(double value) {
        visitLdcInsn(value);
    }

    void push(long value) {
        visitLdcInsn(value);
    }

    void push(String value) {
        if (value.length() <= LONGEST_TEXT) {
            visitLdcInsn(value);
        } else {
            pushConstant(value, String.class);
        }
    }

    /** Pushes an object that was made at load, as a constant to the JVM's compiler. */
    void pushConstant(Object value, Class<?> type) {
        visitLdcInsn(data.constant(value, type));
    }

    void pushNumberOf(int slot) {
        visitVarInsn(Opcodes.ALOAD, NUMBERS);
        push(slot);
        visitInsn(Opcodes.DALOAD);
    }

    void pushTextOf(int slot) {
        visitVarInsn(Opcodes.ALOAD, TEXTS);
        push(slot);
        visitInsn(Opcodes.AALOAD);
    }

    void pushCodeAt(int place) {
        visitVarInsn(Opcodes.ALOAD, FRAME_ARGUMENT);
        visitFieldInsn(Opcodes.GETFIELD, FRAME, "codes", "[I");
        push(place);
        visitInsn(Opcodes.IALOAD);
    }

    /** Pushes a long that is negative if the code of a text is in a set. */
    void pushIsIn(long[] set, int place) {
        if (set.length == 1) {
            push(set[0]);
        } else {
            pushConstant(set, long[].class);
            pushCodeAt(place);
            push(6);
            visitInsn(Opcodes.ISHR);
            visitInsn(Opcodes.LALOAD);
        }
        // Shifting by the complement brings the code's bit to the highest place.
        pushCodeAt(place);
        push(-1);
        visitInsn(Opcodes.IXOR);
        visitInsn(Opcodes.LSHL);
    }

    void pushIsPresent(int slot) {
        visitVarInsn(Opcodes.ALOAD, VECTOR);
        push(slot);
        visitMethodInsn(Opcodes.INVOKEVIRTUAL, VECTOR_NAME, "isPresent", "(I)Z", false);
    }

    /** Calls {@code void name(int rule)} of the {@link EvalFrame}. */
    void callFrame(String name, int rule) {
        visitVarInsn(Opcodes.ALOAD, FRAME_ARGUMENT);
        push(rule);
        visitMethodInsn(Opcodes.INVOKEVIRTUAL, FRAME, name, "(I)V", false);
    }

    /** Pushes true, false or missing. */
    void callTruth(BooleanNode node) {
        callNode(node, BooleanNode.class, "truth", "B");
    }

    /** Pushes a number, NaN if it is missing. */
    void callNumber(NumberNode node) {
        callNode(node, NumberNode.class, "number", "D");
    }

    /** Pushes a text, null if it is missing. */
    void callText(TextNode node) {
        callNode(node, TextNode.class, "", Type.getDescriptor(String.class));
    }

    private void callNode(PlanNode node, Class<?> type, String sharedBy, String result) {
        Integer place = sharing.place(node);
        if (place != null) {
            visitVarInsn(Opcodes.ALOAD, FRAME_ARGUMENT);
            push(place);
        }
        pushConstant(node, type);
        visitVarInsn(Opcodes.ALOAD, VECTOR);
        if (place == null) {
            String signature = "(" + FEATURE_VECTOR + ")" + result;
            visitMethodInsn(Opcodes.INVOKEINTERFACE, Type.getInternalName(type), "evaluate", signature, true);
        } else {
            String signature = "(I" + Type.getDescriptor(type) + FEATURE_VECTOR + ")" + result;
            visitMethodInsn(Opcodes.INVOKEVIRTUAL, FRAME, sharedBy, signature, false);
        }
    }

    /** Replaces a number that is not finite by NaN. */
    void keepFinite() {
        visitMethodInsn(Opcodes.INVOKESTATIC, NUMBER_NODE, "finite", "(D)D", true);
    }

    /** Calls a method of a class of the JDK. */
    void callStatic(String owner, String name, String signature) {
        visitMethodInsn(Opcodes.INVOKESTATIC, owner, name, signature, false);
    }

    /** Calls {@code double name(double)} of {@link Prefilter}. */
    void callPrefilter(String name) {
        visitMethodInsn(Opcodes.INVOKESTATIC, PREFILTER, name, "(D)D", true);
    }

    /** Jumps, unless {@code target} is what follows anyway. */
    void jump(Label target, Label next) {
        if (target != next) {
            visitJumpInsn(Opcodes.GOTO, target);
        }
    }
}
