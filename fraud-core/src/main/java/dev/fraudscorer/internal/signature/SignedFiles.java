package dev.fraudscorer.internal.signature;

import dev.fraudscorer.policy.PolicyFiles;
import dev.fraudscorer.policy.PolicySignature;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/*
 * Whoever can write to the folder may change it at any moment, so it is not checked first and read afterwards: the very bytes that are
 * handed out are compared. What a pattern such as rules/*.yaml fits is what is there and what was signed: a file that was added is opened and
 * refused, and so is one that was taken away, such as the one with the rule that denies.
 */

/**
 * The files of a signed policy: one that was not signed, or has another content, cannot be opened. Of a file too large to be held its digest
 * is compared when all is read ({@link SignatureCheck#read}). Confined to the thread that loads.
 */
public final class SignedFiles extends PolicyFiles {
    private static final int MOST_HELD = 64 << 20;

    private final PolicyFiles files;
    private final PolicySignature signature;

    public SignedFiles(PolicyFiles files, PolicySignature signature) {
        this.files = files;
        this.signature = signature;
    }

    @Override
    public @Nullable String inside(String written) {
        return files.inside(written);
    }

    @Override
    public void check(String file) throws IOException {
        files.check(file);
        digest(file);
    }

    @Override
    public boolean has(String file) {
        return files.has(file) || signature.files().containsKey(file);
    }

    @Override
    public long size(String file) throws IOException {
        return files.size(file);
    }

    @Override
    public InputStream open(String file) throws IOException {
        String digest = digest(file);
        if (files.size(file) > MOST_HELD) {
            return files.open(file);
        }
        byte[] content;
        try (InputStream in = files.open(file)) {
            content = in.readAllBytes();
        }
        if (!digest.equals(digestOf(content))) {
            boolean isConverted = digest.equals(digestOf(withoutCarriageReturns(content)));
            throw new FileSystemException(
                    file,
                    null,
                    isConverted
                            ? "its line ends were converted since it was signed; keep them as they are"
                            : "it has been changed since it was signed; sign the policy again");
        }
        return new ByteArrayInputStream(content);
    }

    @Override
    public List<String> list(String folder) throws IOException {
        TreeSet<String> names = new TreeSet<>(files.list(folder));
        String begin = folder.isEmpty() ? "" : folder + "/";
        for (String file : signature.files().keySet()) {
            if (file.startsWith(begin) && file.indexOf('/', begin.length()) < 0) {
                names.add(file.substring(begin.length()));
            }
        }
        return List.copyOf(names);
    }

    private String digest(String file) throws FileSystemException {
        String digest = signature.files().get(file);
        if (digest == null) {
            throw new FileSystemException(file, null, "it was not signed; sign the policy again");
        }
        return digest;
    }

    private static byte[] withoutCarriageReturns(byte[] content) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(content.length);
        for (int i = 0; i < content.length; i++) {
            if (content[i] != '\r' || i + 1 == content.length || content[i + 1] != '\n') {
                kept.write(content[i]);
            }
        }
        return kept.toByteArray();
    }

    private static String digestOf(byte[] content) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
