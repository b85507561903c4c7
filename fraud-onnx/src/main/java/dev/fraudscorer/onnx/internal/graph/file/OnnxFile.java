package dev.fraudscorer.onnx.internal.graph.file;

import dev.fraudscorer.internal.cards.CardNumbers;
import dev.fraudscorer.onnx.internal.graph.bounds.GraphBounds;
import dev.fraudscorer.onnx.internal.graph.bounds.GrowthBounds;
import dev.fraudscorer.onnx.internal.graph.message.ModelRefusedException;
import dev.fraudscorer.onnx.internal.graph.message.SafeText;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.ModelProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.fraudscorer.shaded.com.google.protobuf.InvalidProtocolBufferException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A file that is an ONNX model, whatever it computes, within the bounds that every runtime can bear. Its nodes are in
 * order and its data inside. Immutable.
 */
public final class OnnxFile {
    private static final String EXPECTED = "an ONNX model";
    private static final int LONGEST_FAULT = 160;

    private final ModelProto model;
    private final Map<String, byte[]> dataFiles;
    private final Set<String> allowedOperators;

    private OnnxFile(ModelProto model, Map<String, byte[]> dataFiles, Set<String> allowedOperators) {
        this.model = model;
        this.dataFiles = dataFiles;
        this.allowedOperators = allowedOperators;
    }

    /**
     * Reads the bytes of a file that is complete in itself and has only operators whose cost it bounds.
     *
     * @param content not modified
     * @throws ModelRefusedException if they are no model, need another file, or go beyond a bound
     */
    public static OnnxFile parse(byte[] content) throws ModelRefusedException {
        return parse(content, DataFiles.NONE, Set.of());
    }

    /**
     * Reads the bytes of a file.
     *
     * @param content not modified
     * @param files where data beside it may lie
     * @param allowedOperators operators that it may have although it does not bound their cost
     * @throws ModelRefusedException if they are no model, or go beyond a bound
     */
    public static OnnxFile parse(byte[] content, DataFiles files, Set<String> allowedOperators)
            throws ModelRefusedException {
        if (content.length == 0) {
            throw new ModelRefusedException("nothing, the file is empty", EXPECTED);
        }
        WireBounds.check(content);
        ModelProto model = message(content);
        if (!model.hasGraph()) {
            throw new ModelRefusedException("a protobuf message without a graph", EXPECTED);
        }
        if (model.getOpsetImportCount() == 0) {
            throw new ModelRefusedException(
                    "a model that imports no opset", "an opset_import with the version of each operator set used");
        }
        refuseCards(model);
        ExternalData data = new ExternalData(files, content.length);
        ModelProto whole = data.inlinedInto(model);
        GraphBounds.check(whole, allowedOperators);
        ModelProto sorted = NodeOrder.sorted(whole);
        GrowthBounds.check(sorted.getGraph(), Map.of(), allowedOperators);
        return new OnnxFile(sorted, data.contents(), Set.copyOf(allowedOperators));
    }

    /** The files beside it whose data it took, by the names that it has for them, sorted. */
    public Map<String, byte[]> dataFiles() {
        return dataFiles;
    }

    /** The whole model as a file without settings for a runtime. */
    public byte[] toBytes() {
        return model.toBuilder()
                .clearMetadataProps()
                .clearTrainingInfo()
                .build()
                .toByteArray();
    }

    /** The texts of a file come into reports and evidence. */
    private static void refuseCards(ModelProto model) throws ModelRefusedException {
        Stream<String> tensors = Stream.concat(
                        model.getGraph().getInputList().stream(), model.getGraph().getOutputList().stream())
                .map(ValueInfoProto::getName);
        Stream<String> metadata =
                model.getMetadataPropsList().stream().flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()));
        if (Stream.concat(tensors, metadata).anyMatch(CardNumbers::contains)) {
            throw new ModelRefusedException(
                    "a card number in the name of an input or an output, or in the metadata", "words without one");
        }
    }

    public ModelProto model() {
        return model;
    }

    public Set<String> allowedOperators() {
        return allowedOperators;
    }

    /** What is no protobuf. */
    static ModelRefusedException broken(String fault) {
        return new ModelRefusedException("bytes that are not protobuf or not all there (" + fault + ")", EXPECTED);
    }

    private static ModelProto message(byte[] content) throws ModelRefusedException {
        try {
            return ModelProto.parseFrom(content);
        } catch (InvalidProtocolBufferException e) {
            String fault = String.valueOf(e.getMessage());
            int sentence = fault.indexOf(". ");
            throw broken(SafeText.plain(sentence < 0 ? fault : fault.substring(0, sentence), LONGEST_FAULT));
        }
    }
}
