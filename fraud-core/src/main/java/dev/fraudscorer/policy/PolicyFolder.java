package dev.fraudscorer.policy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder that a policy is loaded from. Remembers what was read, so that the digest covers every file that has
 * an effect. Confined to one thread.
 */
public final class PolicyFolder {
    private final Path root;
    private final Map<String, byte[]> digests = new TreeMap<>();

    /** @param root the folder; need not exist yet */
    public PolicyFolder(Path root) {
        this.root = Objects.requireNonNull(root, "root").toAbsolutePath().normalize();
    }

    /** The folder itself. */
    public Path root() {
        return root;
    }

    /** The folder's own name. */
    public String name() {
        Path name = root.getFileName();
        return name == null ? root.toString() : name.toString();
    }

    /** A folder at the same place that has read what this one has read so far, and goes on alone. */
    public PolicyFolder copy() {
        PolicyFolder copy = new PolicyFolder(root);
        copy.digests.putAll(digests);
        return copy;
    }

    /**
     * The path of a file that the policy names, relative to the folder, with forward slashes.
     *
     * @param name where the file's name stands in the policy; relative to the folder
     * @param reader where a missing file, or one outside of the folder, is reported
     * @return null if it was reported
     */
    public @Nullable String find(ScalarNode name, PolicyReader reader) {
        Path file;
        try {
            file = root.resolve(name.text()).normalize();
        } catch (InvalidPathException e) {
            reader.report(name.at(), "a file name that this system cannot have", "a file in the policy folder");
            return null;
        }
        if (!file.startsWith(root)) {
            reader.report(name.at(), "the file '" + name.text() + "' outside of the policy folder", "a file inside it");
            return null;
        }
        if (!Files.isRegularFile(file)) {
            reader.report(name.at(), "no file '" + name.text() + "'", "a file relative to the policy folder");
            return null;
        }
        return root.relativize(file).toString().replace('\\', '/');
    }

    /**
     * The content of a file that the policy names.
     *
     * @param name where the file's name stands in the policy; relative to the folder
     * @param reader where a missing or unreadable file, or one outside of the folder, is reported
     * @return null if it was reported
     */
    public byte @Nullable [] read(ScalarNode name, PolicyReader reader) {
        String relative = find(name, reader);
        if (relative == null) {
            return null;
        }
        try {
            return read(relative);
        } catch (IOException e) {
            reader.report(
                    name.at(),
                    "a file '" + name.text() + "' that cannot be read ("
                            + e.getClass().getSimpleName() + ")",
                    "a readable file");
            return null;
        }
    }

    /**
     * The files whose names fit a pattern: a path relative to the folder, in whose last part {@code *} stands for
     * anything.
     *
     * @param pattern where it stands in the policy; one without {@code *} is itself the only name
     * @param reader where a pattern that fits nothing is reported
     * @return the names, sorted, each with the place of the pattern
     */
    public List<ScalarNode> matching(ScalarNode pattern, PolicyReader reader) {
        int star = pattern.text().indexOf('*');
        if (star < 0) {
            return List.of(pattern);
        }
        int slash = pattern.text().lastIndexOf('/');
        String parent = pattern.text().substring(0, slash + 1);
        Pattern name = Pattern.compile(
                Pattern.quote(pattern.text().substring(slash + 1)).replace("*", "\\E.*\\Q"));
        Path directory = star < slash ? null : root.resolve(parent).normalize();
        List<ScalarNode> files = List.of();
        if (directory != null && directory.startsWith(root) && Files.isDirectory(directory)) {
            try (Stream<Path> entries = Files.list(directory)) {
                files = entries.filter(Files::isRegularFile)
                        .map(file -> String.valueOf(file.getFileName()))
                        .filter(file ->
                                !file.startsWith(".") && name.matcher(file).matches())
                        .sorted()
                        .map(file -> new ScalarNode(pattern.at(), ScalarNode.Kind.TEXT, parent + file))
                        .toList();
            } catch (IOException e) {
                reader.report(
                        pattern.at(),
                        "a folder that cannot be read (" + e.getClass().getSimpleName() + ")",
                        "a readable folder");
                return List.of();
            }
        }
        if (files.isEmpty()) {
            reader.report(
                    pattern.at(),
                    "no file that fits '" + pattern.text() + "'",
                    "a file in the policy folder, or a pattern such as rules/*.yaml");
        }
        return files;
    }

    /**
     * The content of a file.
     *
     * @param relative its path relative to the folder, with forward slashes
     */
    public byte[] read(String relative) throws IOException {
        byte[] content = Files.readAllBytes(root.resolve(relative));
        digests.put(relative, sha256().digest(content));
        return content;
    }

    /**
     * The content of a file that may be too large to be held at once. It counts as read when the stream is closed: what
     * was not read until then is read then.
     *
     * @param relative its path relative to the folder, with forward slashes
     */
    public InputStream open(String relative) throws IOException {
        return new DigestedStream(Files.newInputStream(root.resolve(relative)), sha256(), digest -> {
            digests.put(relative, digest);
        });
    }

    /**
     * {@code sha256:} and the digest of a file's content when it was read.
     *
     * @return null if it was not read
     */
    public @Nullable String digestWhenRead(String relative) {
        byte[] digest = digests.get(relative);
        return digest == null ? null : shown(digest);
    }

    /** {@code sha256:} and the digest of a file's content as it is now; it does not count as read. */
    public String digestNow(String relative) throws IOException {
        PolicyFolder other = new PolicyFolder(root);
        other.open(relative).close();
        return Objects.requireNonNull(other.digestWhenRead(relative), relative);
    }

    /**
     * {@code sha256:} and the digest over the names and contents of all files read so far, ordered by name.
     *
     * @param leftOut sections that the load left out, sorted: without them it is another policy
     * @param supplied sections that code supplied, by name, as canonical texts
     */
    public String digest(Collection<String> leftOut, SortedMap<String, String> supplied) {
        MessageDigest digest = sha256();
        for (String section : leftOut) {
            digest.update(("without " + section + "\n").getBytes(StandardCharsets.UTF_8));
        }
        supplied.forEach((section, text) -> {
            digest.update(("section " + section + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
        });
        digests.forEach((name, content) -> {
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(content);
        });
        return shown(digest.digest());
    }

    private static String shown(byte[] digest) {
        return "sha256:" + HexFormat.of().formatHex(digest);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
