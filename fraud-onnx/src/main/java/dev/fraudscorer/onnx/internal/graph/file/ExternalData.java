package dev.fraudscorer.onnx.internal.graph.file;

import dev.fraudscorer.onnx.internal.graph.bounds.GraphBounds;
import dev.fraudscorer.onnx.internal.graph.message.ModelRefusedException;
import dev.fraudscorer.onnx.internal.graph.message.SafeText;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.GraphProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.ModelProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.StringStringEntryProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.TensorProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.TensorProto.DataLocation;
import dev.fraudscorer.shaded.com.google.protobuf.ByteString;
import java.util.Map;
import java.util.TreeMap;

/**
 * Takes the data that lie in other files into a model, so that no runtime opens a file: what is in effect is what the
 * policy folder gave out, and is in its digest. Confined to one thread.
 */
final class ExternalData {
    /** Model and data together, in bytes. */
    private static final long LARGEST = 512L << 20;

    private final DataFiles files;
    private final Map<String, byte[]> contents = new TreeMap<>();
    private long size;

    /** @param size of the model file */
    ExternalData(DataFiles files, long size) {
        this.files = files;
        this.size = size;
    }

    /** The model with the data of its constants inside; {@link GraphBounds} refuses all other tensors with data outside. */
    ModelProto inlinedInto(ModelProto model) throws ModelRefusedException {
        GraphProto graph = model.getGraph();
        if (graph.getInitializerList().stream().noneMatch(ExternalData::isOutside)) {
            return model;
        }
        GraphProto.Builder whole = graph.toBuilder();
        for (int i = 0; i < whole.getInitializerCount(); i++) {
            if (isOutside(whole.getInitializer(i))) {
                whole.setInitializer(i, inside(whole.getInitializer(i)));
            }
        }
        return model.toBuilder().setGraph(whole).build();
    }

    /** The files that were read, by the names that the model has for them. */
    Map<String, byte[]> contents() {
        return contents;
    }

    private TensorProto inside(TensorProto tensor) throws ModelRefusedException {
        String location = entry(tensor, "location");
        byte[] content = content(location);
        long offset = number(tensor, "offset", 0);
        long length = number(tensor, "length", content.length - offset);
        if (offset < 0 || length < 0 || offset > content.length || length > content.length - offset) {
            throw new ModelRefusedException(
                    "tensor " + SafeText.name(tensor.getName()) + " with its data beyond the end of "
                            + SafeText.name(location),
                    "an offset and a length inside of its " + content.length + " bytes");
        }
        size += length;
        checkSize();
        return tensor.toBuilder()
                .clearExternalData()
                .clearDataLocation()
                .setRawData(ByteString.copyFrom(content, (int) offset, (int) length))
                .build();
    }

    private byte[] content(String location) throws ModelRefusedException {
        byte[] known = contents.get(location);
        if (known != null) {
            return known;
        }
        byte[] content = files.read(location);
        contents.put(location, content);
        size += content.length;
        checkSize();
        return content;
    }

    private void checkSize() throws ModelRefusedException {
        // Each byte may count twice, as one of the file and one of a tensor.
        if (size > 2 * LARGEST) {
            throw new ModelRefusedException(
                    "a model with more data in other files than has room",
                    "at most " + (LARGEST >> 20) + " MiB in all");
        }
    }

    /** Whether a tensor names another file for its data. */
    private static boolean isOutside(TensorProto tensor) {
        return tensor.getDataLocation() == DataLocation.EXTERNAL || tensor.getExternalDataCount() > 0;
    }

    private static long number(TensorProto tensor, String key, long otherwise) throws ModelRefusedException {
        String text = entry(tensor, key);
        try {
            return text.isEmpty() ? otherwise : Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new ModelRefusedException(
                    "tensor " + SafeText.name(tensor.getName()) + " whose " + key + " is no number", "a whole number");
        }
    }

    /** Empty if there is none. */
    private static String entry(TensorProto tensor, String key) {
        return tensor.getExternalDataList().stream()
                .filter(entry -> entry.getKey().equals(key))
                .map(StringStringEntryProto::getValue)
                .findFirst()
                .orElse("");
    }
}
