package dev.fraudscorer.spi.policy;

import dev.fraudscorer.internal.cards.CardNumbers;
import dev.fraudscorer.policy.PolicyException;
import dev.fraudscorer.policy.PolicyFiles;
import dev.fraudscorer.policy.PolicySource;
import dev.fraudscorer.policy.ShortText;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The folder that a policy is loaded from, wherever it is: on the disk, on the class path or in an archive. Remembers what was
 * read, so that the digest covers every file that has an effect. Confined to one thread.
 *
 * <p>Only regular files inside the folder are read: what a symbolic link leads out of it, and what is a pipe, a device or a
 * folder, is refused. The folder itself may be a link, which is followed once, when it is opened.
 */
public final class PolicyFolder {
    private static final int MOST_SHOWN = 200;

    private final PolicySource source;
    private @Nullable PolicyFiles files;
    private final Map<String, byte[]> digests = new TreeMap<>();
    /** Of what counts as read and is no file. */
    private final Map<String, byte[]> provided = new TreeMap<>();

    /** @param root the folder; need not exist yet */
    public PolicyFolder(Path root) {
        this(PolicySource.folder(root));
    }

    /**
     * @param source where the folder is
     * @throws PolicyException if it cannot be opened, as an archive that is broken
     */
    public PolicyFolder(PolicySource source) {
        this(source, source.open());
    }

    /**
     * @param source where the folder is
     * @param files what is read instead of what is there, until {@link #release}
     */
    public PolicyFolder(PolicySource source, PolicyFiles files) {
        this.source = source;
        this.files = files;
    }

    private PolicyFiles files() {
        PolicyFiles open = files;
        if (open == null) {
            open = source.open();
            files = open;
        }
        return open;
    }

    /** Gives back the content of an archive; should anything be read later, it is opened again. */
    public void release() {
        files = null;
    }

    /** Where the folder is. */
    public PolicySource source() {
        return source;
    }

    /** The folder's own name, as it was given. */
    public String name() {
        return source.name();
    }

    /** A folder at the same place that begins with what this one has read so far, and is independent of it. */
    public PolicyFolder copy() {
        return copy(source.open());
    }

    /**
     * The same, which reads from other files.
     *
     * @param from what is read instead of what is there, until {@link #release}
     */
    public PolicyFolder copy(PolicyFiles from) {
        PolicyFolder copy = new PolicyFolder(source, from);
        copy.digests.putAll(digests);
        copy.provided.putAll(provided);
        return copy;
    }

    /**
     * The path of a file that the policy names, relative to the folder, with forward slashes.
     *
     * @param name the node with the file's name; relative to the folder
     * @param reader where a missing file, or one outside of the folder, is reported
     * @return null if it was reported
     */
    public @Nullable String find(ScalarNode name, PolicyReader reader) {
        String file;
        try {
            file = files().inside(name.text());
        } catch (InvalidPathException e) {
            reader.report(name.at(), "a file name that this system cannot have", "a file in the policy folder");
            return null;
        }
        String shown = ShortText.of(name.text(), MOST_SHOWN);
        if (file == null) {
            reader.report(name.at(), "the file '" + shown + "' outside of the policy folder", "a file inside it");
            return null;
        }
        try {
            files().check(file);
        } catch (NoSuchFileException e) {
            reader.report(name.at(), "no file '" + shown + "'", "a file relative to the policy folder");
            return null;
        } catch (IOException e) {
            reportUnreadable(name, e, reader);
            return null;
        }
        return file;
    }

    /** Whether there is a file, or anything else, of a name relative to the folder. */
    public boolean has(String relative) {
        return files().has(relative);
    }

    /**
     * How many bytes a file has.
     *
     * @param relative its path relative to the folder, with forward slashes
     * @throws IOException if it is no regular file inside the folder
     */
    public long size(String relative) throws IOException {
        return files().size(relative);
    }

    /**
     * The content of a file that the policy names.
     *
     * @param name the node with the file's name; relative to the folder
     * @param reader where a missing or unreadable file, or one outside of the folder, is reported
     * @return null if it was reported
     */
    public byte @Nullable [] read(ScalarNode name, PolicyReader reader) {
        return read(name, Integer.MAX_VALUE - Long.BYTES, reader);
    }

    /**
     * The content of a file that the policy names and that must not be large.
     *
     * @param name the node with the file's name; relative to the folder
     * @param mostBytes of a larger file no more is read
     * @param reader where a missing, unreadable or larger file, or one outside of the folder, is reported
     * @return null if it was reported
     */
    public byte @Nullable [] read(ScalarNode name, int mostBytes, PolicyReader reader) {
        String relative = find(name, reader);
        if (relative == null) {
            return null;
        }
        try (InputStream in = files().open(relative)) {
            byte[] content = in.readNBytes(mostBytes);
            if (content.length == mostBytes && in.read() >= 0) {
                reader.report(
                        name.at(),
                        "a file '" + ShortText.of(name.text(), MOST_SHOWN) + "' that is too large",
                        "a file of at most " + mostBytes + " bytes");
                return null;
            }
            digests.put(relative, sha256().digest(content));
            return content;
        } catch (IOException e) {
            reportUnreadable(name, e, reader);
            return null;
        }
    }

    private static void reportUnreadable(ScalarNode name, IOException cause, PolicyReader reader) {
        reader.report(
                name.at(),
                "a file '" + ShortText.of(name.text(), MOST_SHOWN) + "' that cannot be read (" + fault(cause) + ")",
                "a readable, regular file inside the policy folder");
    }

    /** Why a file cannot be read, without its path: the reason that the system gives, or else the kind of the failure. */
    public static String fault(IOException cause) {
        return PolicyFiles.fault(cause);
    }

    /**
     * The files whose names fit a pattern: a path relative to the folder, in whose last part {@code *} stands for
     * anything.
     *
     * @param pattern the node with the pattern; one without {@code *} is itself the only name
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
        String directory = star < slash ? null : files().inside(parent);
        List<ScalarNode> found = List.of();
        if (directory != null) {
            try {
                found = files().list(directory).stream()
                        .filter(file ->
                                !file.startsWith(".") && name.matcher(file).matches())
                        .filter(file -> isFreeOfCards(file, pattern, reader))
                        .sorted()
                        .map(file -> new ScalarNode(pattern.at(), ScalarNode.Kind.TEXT, parent + file))
                        .toList();
            } catch (IOException e) {
                reader.report(
                        pattern.at(),
                        "a folder that cannot be read (" + fault(e) + ")",
                        "a readable folder inside the policy folder");
                return List.of();
            }
        }
        if (found.isEmpty()) {
            reader.report(
                    pattern.at(),
                    "no file that fits '" + pattern.text() + "'",
                    "a file in the policy folder, or a pattern such as rules/*.yaml");
        }
        return found;
    }

    private static boolean isFreeOfCards(String file, ScalarNode pattern, PolicyReader reader) {
        boolean isFree = !CardNumbers.contains(file);
        if (!isFree) {
            reader.report(pattern.at(), "a file whose name contains a card number", "another name");
        }
        return isFree;
    }

    /**
     * The content of a file.
     *
     * @param relative its path relative to the folder, with forward slashes
     */
    public byte[] read(String relative) throws IOException {
        try (InputStream in = files().open(relative)) {
            byte[] content = in.readAllBytes();
            digests.put(relative, sha256().digest(content));
            return content;
        }
    }

    /**
     * The content of a file that may be too large to be held at once. It counts as read when the stream is closed: what
     * was not read until then is read then.
     *
     * @param relative its path relative to the folder, with forward slashes
     */
    public InputStream open(String relative) throws IOException {
        return new DigestedStream(files().open(relative), sha256(), digest -> {
            digests.put(relative, digest);
        });
    }

    /**
     * Counts something as read that is no file, such as the entries that a host provides for a list.
     *
     * @param name of no file, such as {@code provider:sanctions}
     * @param sha256 the digest of its content
     */
    public void countAsRead(String name, byte[] sha256) {
        provided.put(name, sha256.clone());
    }

    /**
     * {@code sha256:} and the digest of the content of a file, or of what counts as read, when it was read.
     *
     * @return null if it was not read
     */
    public @Nullable String digestWhenRead(String relative) {
        byte[] digest = digests.getOrDefault(relative, provided.get(relative));
        return digest == null ? null : shown(digest);
    }

    /** {@code sha256:} and the digest of a file's content as it is now; it does not count as read. */
    public String digestNow(String relative) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(files().open(relative), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return shown(digest.digest());
    }

    /**
     * {@code sha256:} and the digest over the names and contents of all files read so far, and of what counts as read, each ordered by
     * name.
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
        provided.forEach((name, content) -> {
            digest.update(("provided " + name + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(content);
        });
        digests.forEach((name, content) -> {
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(content);
        });
        return shown(digest.digest());
    }

    /** {@code sha256:} and the digest of each file read so far, by its name. */
    public SortedMap<String, String> fileDigests() {
        return shown(digests);
    }

    /** {@code sha256:} and the digest of each thing that {@link #countAsRead counts as read} and is no file, by its name. */
    public SortedMap<String, String> providedDigests() {
        return shown(provided);
    }

    private static SortedMap<String, String> shown(Map<String, byte[]> digests) {
        SortedMap<String, String> shown = new TreeMap<>();
        digests.forEach((name, digest) -> shown.put(name, shown(digest)));
        return shown;
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
