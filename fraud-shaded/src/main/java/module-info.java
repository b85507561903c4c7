/**
 * Libraries of others under names of ours, so that they never meet the host's: cel-java's compiler, RE2/J, the messages of
 * ONNX, the Random Cut Forest, and what these need of protobuf, Guava and ANTLR. No API: only our engines read it.
 */
@SuppressWarnings("module") // the engines are compiled later
module dev.fraudscorer.shaded {
    requires java.logging;
    requires jdk.unsupported;

    exports dev.fraudscorer.shaded.ai.onnx.proto to
            dev.fraudscorer.onnx;
    exports dev.fraudscorer.shaded.com.amazon.randomcutforest to
            dev.fraudscorer.anomaly;
    exports dev.fraudscorer.shaded.com.amazon.randomcutforest.config to
            dev.fraudscorer.anomaly;
    exports dev.fraudscorer.shaded.com.amazon.randomcutforest.executor to
            dev.fraudscorer.anomaly;
    exports dev.fraudscorer.shaded.com.amazon.randomcutforest.sampler to
            dev.fraudscorer.anomaly;
    exports dev.fraudscorer.shaded.com.amazon.randomcutforest.state to
            dev.fraudscorer.anomaly;
    exports dev.fraudscorer.shaded.com.amazon.randomcutforest.state.sampler to
            dev.fraudscorer.anomaly;
    exports dev.fraudscorer.shaded.com.amazon.randomcutforest.state.store to
            dev.fraudscorer.anomaly;
    exports dev.fraudscorer.shaded.com.amazon.randomcutforest.state.tree to
            dev.fraudscorer.anomaly;
    exports dev.fraudscorer.shaded.com.amazon.randomcutforest.store to
            dev.fraudscorer.anomaly;
    exports dev.fraudscorer.shaded.com.amazon.randomcutforest.tree to
            dev.fraudscorer.anomaly;
    exports dev.fraudscorer.shaded.com.google.common.collect to
            dev.fraudscorer.rules;
    exports dev.fraudscorer.shaded.com.google.protobuf to
            dev.fraudscorer.onnx;
    exports dev.fraudscorer.shaded.com.google.re2j to
            dev.fraudscorer.rules;
    exports dev.fraudscorer.shaded.dev.cel.checker to
            dev.fraudscorer.rules;
    exports dev.fraudscorer.shaded.dev.cel.common to
            dev.fraudscorer.rules;
    exports dev.fraudscorer.shaded.dev.cel.common.ast to
            dev.fraudscorer.rules;
    exports dev.fraudscorer.shaded.dev.cel.common.types to
            dev.fraudscorer.rules;
    exports dev.fraudscorer.shaded.dev.cel.compiler to
            dev.fraudscorer.rules;
    exports dev.fraudscorer.shaded.dev.cel.parser to
            dev.fraudscorer.rules;
}
