package dev.fraudscorer.onnx.internal.graph;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.fraudscorer.internal.cards.CardNumbers;
import java.util.stream.Stream;

/** A file that is an ONNX model and stands on its own, whatever it computes. Immutable. */
public final class OnnxFile {
    private static final String EXPECTED = "an ONNX model";
    private static final int LONGEST_FAULT = 160;

    private final ModelProto model;

    private OnnxFile(ModelProto model) {
        this.model = model;
    }

    /**
     * Reads the bytes of a file.
     *
     * @param content not modified
     * @throws ModelRefusedException if they are no model, or need another file
     */
    public static OnnxFile parse(byte[] content) throws ModelRefusedException {
        if (content.length == 0) {
            throw new ModelRefusedException("nothing, the file is empty", EXPECTED);
        }
        ModelProto model = message(content);
        if (!model.hasGraph()) {
            throw new ModelRefusedException("a protobuf message without a graph", EXPECTED);
        }
        if (model.getOpsetImportCount() == 0) {
            throw new ModelRefusedException(
                    "a model that imports no opset", "an opset_import with the version of each operator set used");
        }
        refuseCards(model);
        ExternalData.refuse(model);
        return new OnnxFile(model);
    }

    /** What a file says in words comes into reports and evidence. */
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

    ModelProto model() {
        return model;
    }

    private static ModelProto message(byte[] content) throws ModelRefusedException {
        try {
            return ModelProto.parseFrom(content);
        } catch (InvalidProtocolBufferException e) {
            String fault = String.valueOf(e.getMessage());
            int sentence = fault.indexOf(". ");
            String first = Shown.plain(sentence < 0 ? fault : fault.substring(0, sentence), LONGEST_FAULT);
            throw new ModelRefusedException("bytes that are not protobuf or not all there (" + first + ")", EXPECTED);
        }
    }
}
