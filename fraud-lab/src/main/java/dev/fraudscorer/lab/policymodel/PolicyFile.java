package dev.fraudscorer.lab.policymodel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Names a new model in {@code policy.yaml}, as text, so that the author's comments and order stay as they are. */
final class PolicyFile {
    private static final Pattern MODELS_SECTION = Pattern.compile("(?m)^[\"']?models[\"']?\\s*:");

    private PolicyFile() {}

    /** Appends a models section if the policy is YAML and has none. */
    static boolean addModel(Path policyFolder, String id) throws IOException {
        Path file = policyFolder.resolve("policy.yaml");
        if (!Files.isRegularFile(file)) {
            return false;
        }
        String text = Files.readString(file);
        if (MODELS_SECTION.matcher(text).find()) {
            return false;
        }
        String gap = text.endsWith("\n") ? "" : "\n";
        Files.writeString(file, text + gap + entry(id));
        return true;
    }

    /** The section as it should stand in a policy. */
    static String entry(String id) {
        String file = "models/" + id;
        return "models:\n  - id: " + id + "\n    file: " + file + ".onnx\n    golden: " + file
                + ".golden.json\n    background: " + file + ".background.json\n    mode: active\n";
    }
}
