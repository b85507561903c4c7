import dev.fraudscorer.onnx.OnnxEngine;
import dev.fraudscorer.spi.PolicyEngine;

/** Models in ONNX, with reasons. */
@SuppressWarnings("requires-automatic") // ONNX Runtime names itself in its manifest
module dev.fraudscorer.onnx {
    requires com.microsoft.onnxruntime;
    requires transitive dev.fraudscorer.core;
    requires dev.fraudscorer.shaded;
    requires org.slf4j;
    requires tools.jackson.core;

    exports dev.fraudscorer.onnx;

    provides PolicyEngine with
            OnnxEngine;
}
