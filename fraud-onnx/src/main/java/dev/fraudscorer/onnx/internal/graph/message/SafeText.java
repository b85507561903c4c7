package dev.fraudscorer.onnx.internal.graph.message;

import dev.fraudscorer.internal.cards.CardNumbers;
import dev.fraudscorer.internal.cards.ShownText;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.NodeProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.TensorShapeProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.TypeProto;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** Parts of a model file as messages show them. A file may hold any text: it is shortened and made printable. */
public final class SafeText {
    private static final int LONGEST_NAME = 80;
    private static final int MOST_NAMES = 10;
    private static final int LONGEST_OPERATOR = 40;

    private SafeText() {}

    /** A name in quotes. */
    public static String name(String name) {
        return "'" + plain(name, LONGEST_NAME) + "'";
    }

    /** Names in quotes, in order; the first ones if there are many. */
    public static String names(Collection<String> names) {
        String first = names.stream().limit(MOST_NAMES).map(SafeText::name).collect(Collectors.joining(", "));
        return names.size() <= MOST_NAMES ? first : first + " and " + (names.size() - MOST_NAMES) + " more";
    }

    /** {@code node 'name' (operator)}. */
    public static String node(NodeProto node) {
        return "node " + name(node.getName()) + " (" + plain(node.getOpType(), LONGEST_OPERATOR) + ")";
    }

    /** {@code 1 column} or {@code 15 columns}. */
    public static String columns(long count) {
        return count == 1 ? "1 column" : count + " columns";
    }

    /** Printable characters only, shortened to {@code longest}. */
    public static String plain(String text, int longest) {
        String masked = CardNumbers.mask(text);
        return printable(masked.length() <= longest ? masked : masked.substring(0, longest) + "…");
    }

    /** Printable characters only. */
    static String printable(String text) {
        StringBuilder printable = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isSurrogate(text.charAt(i)) && ShownText.isHidden(text.charAt(i))) {
                printable.setCharAt(i, '?');
            }
        }
        return printable.toString();
    }

    /** A type such as {@code float [N, 15]}. */
    public static String type(TypeProto type) {
        return switch (type.getValueCase()) {
            case TENSOR_TYPE -> tensor(type.getTensorType());
            case SEQUENCE_TYPE -> "a sequence";
            case MAP_TYPE -> "a map";
            case SPARSE_TENSOR_TYPE -> "a sparse tensor";
            case OPTIONAL_TYPE -> "an optional value";
            case OPAQUE_TYPE -> "an opaque value";
            case VALUE_NOT_SET -> "a value without a type";
        };
    }

    private static String tensor(TypeProto.Tensor tensor) {
        String element = elementType(tensor.getElemType());
        return tensor.hasShape() ? element + " " + shape(tensor.getShape()) : element + " of unknown shape";
    }

    private static String elementType(int number) {
        DataType type = DataType.forNumber(number);
        return type == null ? "element type " + number : type.name().toLowerCase(Locale.ROOT);
    }

    private static String shape(TensorShapeProto shape) {
        return shape.getDimList().stream()
                .map(dim -> dim.getDimValue() > 0 ? Long.toString(dim.getDimValue()) : "N")
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
