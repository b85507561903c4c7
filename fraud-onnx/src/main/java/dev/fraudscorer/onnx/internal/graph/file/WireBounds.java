package dev.fraudscorer.onnx.internal.graph.file;

import dev.fraudscorer.onnx.internal.graph.message.ModelRefusedException;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.ModelProto;
import dev.fraudscorer.shaded.com.google.protobuf.Descriptors.Descriptor;
import dev.fraudscorer.shaded.com.google.protobuf.Descriptors.FieldDescriptor;
import dev.fraudscorer.shaded.com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import org.jspecify.annotations.Nullable;

/**
 * Bounds what the bytes of a file can grow to before anything is made of them: protobuf's own reader makes an object of
 * each message, and ONNX Runtime's follows each level with its stack. One pass over the bytes, without recursion and
 * without a copy. Confined to one thread.
 */
final class WireBounds {
    /** Levels of messages; a graph in a graph takes three, a sequence of a type two. */
    static final int DEEPEST = 40;

    /** Messages of any kind: nodes, attributes, tensors, types, dimensions, entries of metadata. */
    static final int MOST_MESSAGES = 1_000_000;

    /** Texts of any kind, such as the modes of tree nodes. */
    static final int MOST_TEXTS = 1 << 25;

    /** Numbers in lists. */
    static final int MOST_NUMBERS = 1 << 27;

    /** The longest text; the bytes of a tensor may be longer. */
    static final int LONGEST_TEXT = 1 << 20;

    /** The greatest number of a field in protobuf. */
    private static final long GREATEST_FIELD = (1 << 29) - 1;

    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED_32 = 5;
    private static final int MOST_VARINT_BITS = 64;
    private static final String RAW_DATA = "onnx.TensorProto.raw_data";

    private final byte[] content;
    private final int[] ends = new int[DEEPEST];
    private final Descriptor[] types = new Descriptor[DEEPEST];
    private @Nullable Descriptor lastType;
    private @Nullable FieldDescriptor lastField;
    private int lastNumber;
    private int depth;
    private int at;
    private int messages;
    private int texts;
    private long numbers;

    private WireBounds(byte[] content) {
        this.content = content;
    }

    /**
     * Checks the bytes of a file.
     *
     * @throws ModelRefusedException if they are no protobuf of a model, or more than has room
     */
    static void check(byte[] content) throws ModelRefusedException {
        new WireBounds(content).check();
    }

    private void check() throws ModelRefusedException {
        types[0] = ModelProto.getDescriptor();
        ends[0] = content.length;
        while (depth > 0 || at < ends[0]) {
            if (at == ends[depth]) {
                depth--;
            } else {
                field();
            }
        }
    }

    private void field() throws ModelRefusedException {
        long tag = varint();
        int number = (int) (tag >>> 3);
        if (number <= 0 || tag >>> 3 > GREATEST_FIELD) {
            throw OnnxFile.broken("a field without a number");
        }
        FieldDescriptor field = find(number);
        switch ((int) (tag & 7)) {
            case VARINT -> {
                varint();
                count(1);
            }
            case FIXED_64 -> skip(Long.BYTES);
            case FIXED_32 -> skip(Integer.BYTES);
            case BYTES -> bytes(field);
            default -> throw OnnxFile.broken("a field of a kind that ONNX does not have");
        }
    }

    /** Most fields come in runs of one kind. */
    private @Nullable FieldDescriptor find(int number) {
        if (number != lastNumber || types[depth] != lastType) {
            lastNumber = number;
            lastType = types[depth];
            lastField = lastType.findFieldByNumber(number);
        }
        return lastField;
    }

    private void bytes(@Nullable FieldDescriptor field) throws ModelRefusedException {
        long length = varint();
        if (length < 0 || length > ends[depth] - at) {
            throw OnnxFile.broken("a field that goes beyond the end");
        }
        if (field != null && field.getJavaType() == JavaType.MESSAGE) {
            enter(field.getMessageType(), (int) length);
            return;
        }
        if (field != null && field.isPackable()) {
            count(packed(field.getType(), (int) length));
        } else {
            text(field, (int) length);
        }
        at += (int) length;
    }

    private void enter(Descriptor type, int length) throws ModelRefusedException {
        if (++messages > MOST_MESSAGES) {
            throw new ModelRefusedException(
                    "more than " + MOST_MESSAGES + " nodes, attributes, tensors and types in all", "fewer of them");
        }
        if (depth + 1 == DEEPEST) {
            throw new ModelRefusedException(
                    "graphs or types nested more than " + DEEPEST + " levels deep", "a model that is less nested");
        }
        depth++;
        types[depth] = type;
        ends[depth] = at + length;
    }

    private void text(@Nullable FieldDescriptor field, int length) throws ModelRefusedException {
        if (++texts > MOST_TEXTS) {
            throw new ModelRefusedException("more than " + MOST_TEXTS + " texts in all", "fewer of them");
        }
        if (length > LONGEST_TEXT && (field == null || !field.getFullName().equals(RAW_DATA))) {
            throw new ModelRefusedException(
                    "a text of " + length + " bytes" + (field == null ? "" : " in '" + field.getName() + "'"),
                    "texts of at most " + LONGEST_TEXT + " bytes; numbers of tensors in 'raw_data'");
        }
    }

    private void count(long more) throws ModelRefusedException {
        numbers += more;
        if (numbers > MOST_NUMBERS) {
            throw new ModelRefusedException(
                    "more than " + MOST_NUMBERS + " numbers in lists", "large tensors as 'raw_data'");
        }
    }

    /** How many numbers a packed list has. */
    private long packed(FieldDescriptor.Type type, int length) {
        return switch (type) {
            case FLOAT, FIXED32, SFIXED32 -> length / Integer.BYTES;
            case DOUBLE, FIXED64, SFIXED64 -> length / Long.BYTES;
            default -> {
                long count = 0;
                for (int i = at; i < at + length; i++) {
                    count += content[i] >= 0 ? 1 : 0;
                }
                yield count;
            }
        };
    }

    private long varint() throws ModelRefusedException {
        long value = 0;
        for (int shift = 0; shift < MOST_VARINT_BITS; shift += 7) {
            if (at == ends[depth]) {
                throw OnnxFile.broken("a number that goes beyond the end");
            }
            byte next = content[at++];
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw OnnxFile.broken("a number without an end");
    }

    private void skip(int length) throws ModelRefusedException {
        if (length > ends[depth] - at) {
            throw OnnxFile.broken("a number that goes beyond the end");
        }
        at += length;
        count(1);
    }
}
