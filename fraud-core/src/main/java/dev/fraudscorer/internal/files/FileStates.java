package dev.fraudscorer.internal.files;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What there is at the places that a load reads: of a file that it reads the digest, of another one whether it is there, of a folder the
 * names in it. Where they are equal, a load reads the same. Immutable.
 */
public final class FileStates {
    static final String UNREADABLE = "unreadable";
    /** Of a file that was not read to its end. */
    static final String UNKNOWN = "unknown";

    private final SortedMap<String, String> files;
    private final SortedMap<String, String> folders;

    FileStates(SortedMap<String, String> files, SortedMap<String, String> folders) {
        this.files = Collections.unmodifiableSortedMap(files);
        this.folders = Collections.unmodifiableSortedMap(folders);
    }

    /** As a load found it. */
    public static FileStates of(FileRecord record) {
        SortedMap<String, String> files = new TreeMap<>();
        for (String file : record.asked()) {
            Presence presence = record.presence(file);
            boolean isRead = record.isRead(file) && (presence == null || presence == Presence.FILE);
            files.put(file, isRead ? record.contentState(file) : String.valueOf(presence));
        }
        SortedMap<String, String> folders = new TreeMap<>();
        for (String folder : record.listed()) {
            folders.put(folder, String.valueOf(record.listed(folder)));
        }
        return new FileStates(files, folders);
    }

    /** Whether those have all places that these have, in the same state as far as it is known. */
    public boolean agreesWith(FileStates other) {
        return differing(files, other.files).isEmpty()
                && differing(folders, other.folders).isEmpty();
    }

    /**
     * The files that are in another state there.
     *
     * @return null if a folder is, too
     */
    public @Nullable Set<String> filesThatDiffer(FileStates other) {
        return differing(folders, other.folders).isEmpty() ? differing(files, other.files) : null;
    }

    private static Set<String> differing(SortedMap<String, String> these, SortedMap<String, String> those) {
        Set<String> differing = new TreeSet<>();
        these.forEach((place, state) -> {
            String there = those.get(place);
            if (there == null || !(there.equals(state) || state.equals(UNKNOWN))) {
                differing.add(place);
            }
        });
        return differing;
    }

    static String digest(byte[] content) {
        MessageDigest digest = sha256();
        digest.update(content);
        return shown(digest);
    }

    static String shown(MessageDigest digest) {
        return "sha256:" + HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FileStates that && files.equals(that.files) && folders.equals(that.folders);
    }

    @Override
    public int hashCode() {
        return 31 * files.hashCode() + folders.hashCode();
    }
}
