package dev.fraudscorer.onnx.internal.load;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** The digest that identifies a model. */
final class ModelDigest {
    private ModelDigest() {}

    /**
     * {@code sha256:} and 64 hexadecimal digits.
     *
     * @param content of the model's file
     * @param dataFiles the files whose data it takes, by name, sorted; without any it is the digest of the file alone
     */
    static String of(byte[] content, Map<String, byte[]> dataFiles) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(content);
            for (Map.Entry<String, byte[]> file : dataFiles.entrySet()) {
                digest.update((byte) 0);
                digest.update(file.getKey().getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(MessageDigest.getInstance("SHA-256").digest(file.getValue()));
            }
            return "sha256:" + HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
