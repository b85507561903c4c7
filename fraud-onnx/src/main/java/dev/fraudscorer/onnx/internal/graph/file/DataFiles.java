package dev.fraudscorer.onnx.internal.graph.file;

import dev.fraudscorer.onnx.internal.graph.message.ModelRefusedException;
import dev.fraudscorer.onnx.internal.graph.message.SafeText;

/** The files beside a model that may hold data of its tensors. */
@FunctionalInterface
public interface DataFiles {
    /** There are none. */
    DataFiles NONE = location -> {
        throw new ModelRefusedException(
                "a tensor with its data in another file, '" + SafeText.plain(location, 80) + "'",
                "all data inside the model file");
    };

    /**
     * The content of a file.
     *
     * @param location its name as in the model, relative to the model's own folder
     * @return not modified
     * @throws ModelRefusedException if there is no such file, or it may not be read
     */
    byte[] read(String location) throws ModelRefusedException;
}
