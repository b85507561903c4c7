package dev.fraudscorer.benchmarks.features;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The policies of this package, documented in their files. */
public enum PolicyResource {
    FOUR_ENTITIES("history-policy.yaml", 150),
    ONE_CARD("card-policy.yaml", 150),
    ONE_MERCHANT("merchant-policy.yaml", 29),
    ONE_WINDOW("spend-policy.yaml", 2),
    HOT_MERCHANT("window-policy.yaml", 24),
    HANDBOOK("handbook-policy.yaml", 17);

    private final String file;
    private final int features;

    PolicyResource(String file, int features) {
        this.file = file;
        this.features = features;
    }

    /** How many features it has. */
    public int features() {
        return features;
    }

    /** Writes it where it can be loaded from. */
    public Path folder() throws IOException {
        Path folder = Files.createTempDirectory("history-policy");
        Path policy = folder.resolve("policy.yaml");
        folder.toFile().deleteOnExit();
        policy.toFile().deleteOnExit();
        Files.writeString(policy, text());
        return folder;
    }

    /** The policy's document. */
    public String text() throws IOException {
        try (InputStream in = PolicyResource.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new FileNotFoundException("the benchmarks' jar lacks " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
