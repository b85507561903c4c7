package dev.fraudscorer.internal.files;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a load read of the files of a policy, and what it found: enough to answer a second load in the same way whatever has become of
 * the files since. Contents are kept up to a bound; of what goes beyond it the name is. Confined to the thread that loads; not
 * changed afterwards.
 */
public final class FileRecord {
    /** A version keeps no more bytes of its files than this. */
    static final long MOST_BYTES = Math.min(64L << 20, Runtime.getRuntime().maxMemory() / 16);

    private final long mostBytes;
    /** By the name that a policy has for a file; null is an answer, too: it lies outside. */
    private final Map<String, @Nullable String> inside = new HashMap<>();

    private final Map<String, Presence> present = new HashMap<>();
    private final Map<String, List<String>> listed = new HashMap<>();
    private final Map<String, byte[]> contents = new TreeMap<>();
    /** Of files of which no content is kept, since they are large or were not read to their end: the state of their content. */
    private final Map<String, String> unkept = new HashMap<>();

    private final Map<String, Long> sizes = new HashMap<>();
    private long bytes;

    /** An empty one. */
    public FileRecord() {
        this(MOST_BYTES);
    }

    /** @param mostBytes of all contents together */
    FileRecord(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** One that begins with what this one has, and is independent of it. */
    public FileRecord copy() {
        FileRecord copy = new FileRecord(mostBytes);
        copy.inside.putAll(inside);
        copy.present.putAll(present);
        copy.listed.putAll(listed);
        copy.contents.putAll(contents);
        copy.unkept.putAll(unkept);
        copy.sizes.putAll(sizes);
        copy.bytes = bytes;
        return copy;
    }

    /** Keeps no second copy of contents that are the same in another version, which is kept, too. */
    public void shareWith(FileRecord other) {
        contents.replaceAll((file, content) -> {
            byte[] same = other.contents.get(file);
            return same != null && Arrays.equals(same, content) ? same : content;
        });
    }

    /** How many bytes of contents are kept. */
    public long bytes() {
        return bytes;
    }

    /** The files that were requested, whether they were there or not. */
    Set<String> asked() {
        Set<String> asked = new TreeSet<>(present.keySet());
        asked.addAll(contents.keySet());
        asked.addAll(unkept.keySet());
        return asked;
    }

    /** The folders whose content was requested. */
    Set<String> listed() {
        return new TreeSet<>(listed.keySet());
    }

    /** Whether the content of a file was requested, and not only whether there is one. */
    boolean isRead(String file) {
        return contents.containsKey(file) || unkept.containsKey(file);
    }

    /** The state of the content of a file that was read. */
    String contentState(String file) {
        byte[] content = contents.get(file);
        return content == null
                ? Objects.requireNonNull(unkept.get(file), "a file that was read")
                : FileStates.digest(content);
    }

    @Nullable
    Presence presence(String file) {
        return present.get(file);
    }

    void noteInside(String written, @Nullable String file) {
        inside.put(written, file);
    }

    void notePresence(String file, Presence presence) {
        present.put(file, presence);
    }

    void noteListed(String folder, List<String> files) {
        listed.put(folder, files.stream().sorted().toList());
    }

    void noteSize(String file, long size) {
        sizes.put(file, size);
    }

    /** How much more may be kept of a file that replaces what is kept of it. */
    long room(String file) {
        byte[] before = contents.get(file);
        return mostBytes - bytes + (before == null ? 0 : before.length);
    }

    void noteContent(String file, byte[] content) {
        noteUnkept(file, "");
        unkept.remove(file);
        contents.put(file, content);
        bytes += content.length;
    }

    /** @param state of a content that is larger than the {@link #room}, or that cannot be read or was not read to its end */
    void noteUnkept(String file, String state) {
        byte[] before = contents.remove(file);
        bytes -= before == null ? 0 : before.length;
        unkept.put(file, state);
    }

    boolean knowsInside(String written) {
        return inside.containsKey(written);
    }

    @Nullable
    String inside(String written) {
        return inside.get(written);
    }

    @Nullable
    Boolean present(String file) {
        Presence presence = present.get(file);
        return presence == null ? null : Boolean.valueOf(presence != Presence.ABSENT);
    }

    @Nullable
    List<String> listed(String folder) {
        return listed.get(folder);
    }

    @Nullable
    Long size(String file) {
        byte[] content = contents.get(file);
        return content == null ? sizes.get(file) : Long.valueOf(content.length);
    }

    byte @Nullable [] content(String file) {
        return contents.get(file);
    }
}
