package dev.fraudscorer.features.internal.large.code;

import dev.fraudscorer.features.internal.large.LargeLayout;
import dev.fraudscorer.features.internal.large.LargePass;
import dev.fraudscorer.features.internal.record.RowLayout;
import java.util.List;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/**
 * Moves the edges of a pass on: rows come in at its end, and leave each window at its start. An edge is a loop that most often
 * looks at one row and ends.
 */
final class SlideCode extends ChainedCode {
    static final String DESCRIPTOR = "(L" + FRAME_NAME + ";)V";

    /** The number of the row at an edge. */
    private static final int ROW = 3;

    private static final int LIMIT = 4;
    /** Where the row begins. */
    private static final int AT = 5;

    private static final int PLACE = 6;
    private static final int BOUND = 7;

    private final String owner;
    private final LargeLayout layout;

    SlideCode(ClassVisitor out, String owner, String name, LargeLayout layout) {
        super(out, name, DESCRIPTOR);
        this.owner = owner;
        this.layout = layout;
        begin();
    }

    @Override
    void begin() {
        loadField("bytes", "[B", Opcodes.ASTORE, BYTES);
        loadField("body", "I", Opcodes.ISTORE, BODY);
    }

    /** Lets rows in at the end. */
    void enter(LargePass pass, List<String> methods) {
        pushField("rows", "I");
        slide(pass.toAt, pass.pass.offsetMillis(), methods);
    }

    /** Lets rows leave a window. */
    void leave(LargePass pass, int window, List<String> methods) {
        pushChar(pass.toAt);
        slide(
                pass.fromAt + window * Short.BYTES,
                pass.pass.offsetMillis() + pass.pass.lengthMillis()[window],
                methods);
    }

    /**
     * Passes rows while they are not later than the edge; behind which row that ends is on the stack.
     *
     * @param edgeAt where the number of the row at the edge is
     * @param distance of the edge from the end of what the event sees
     */
    private void slide(int edgeAt, long distance, List<String> methods) {
        Label next = new Label();
        Label end = new Label();
        visitVarInsn(Opcodes.ISTORE, LIMIT);
        pushChar(edgeAt);
        visitVarInsn(Opcodes.ISTORE, ROW);
        pushField("word", "J");
        push(distance << RowLayout.ID_BITS);
        visitInsn(Opcodes.LSUB);
        visitVarInsn(Opcodes.LSTORE, BOUND);
        visitVarInsn(Opcodes.ALOAD, FRAME);
        visitVarInsn(Opcodes.ILOAD, ROW);
        callFrame("place", "(I)I");
        visitVarInsn(Opcodes.ISTORE, PLACE);
        visitVarInsn(Opcodes.ILOAD, PLACE);
        push(layout.stride);
        visitInsn(Opcodes.IMUL);
        pushField("ring", "I");
        visitInsn(Opcodes.IADD);
        visitVarInsn(Opcodes.ISTORE, AT);
        mark(next);
        visitVarInsn(Opcodes.ILOAD, ROW);
        visitVarInsn(Opcodes.ILOAD, LIMIT);
        jump(Opcodes.IF_ICMPGE, end);
        pushBytes();
        visitVarInsn(Opcodes.ILOAD, AT);
        callBytes("getLong", "([BI)J");
        visitVarInsn(Opcodes.LLOAD, BOUND);
        visitInsn(Opcodes.LCMP);
        jump(Opcodes.IFGT, end);
        for (String method : methods) {
            visitVarInsn(Opcodes.ALOAD, FRAME);
            pushBytes();
            visitVarInsn(Opcodes.ILOAD, BODY);
            visitVarInsn(Opcodes.ILOAD, AT);
            visitVarInsn(Opcodes.ILOAD, PLACE);
            callStatic(owner, method, TotalsCode.DESCRIPTOR);
        }
        goToNext();
        jump(Opcodes.GOTO, next);
        mark(end);
        pushBytes();
        pushPlace(BODY, edgeAt);
        visitVarInsn(Opcodes.ILOAD, ROW);
        callBytes("putChar", "([BII)V");
        continueIfLong();
    }

    /** The next row; behind the last place of the ring comes its first. */
    private void goToNext() {
        Label inside = new Label();
        increment(ROW);
        increment(PLACE);
        visitVarInsn(Opcodes.ILOAD, AT);
        push(layout.stride);
        visitInsn(Opcodes.IADD);
        visitVarInsn(Opcodes.ISTORE, AT);
        visitVarInsn(Opcodes.ILOAD, PLACE);
        pushField("capacity", "I");
        jump(Opcodes.IF_ICMPNE, inside);
        push(0);
        visitVarInsn(Opcodes.ISTORE, PLACE);
        pushField("ring", "I");
        visitVarInsn(Opcodes.ISTORE, AT);
        mark(inside);
    }
}
