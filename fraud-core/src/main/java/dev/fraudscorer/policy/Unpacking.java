package dev.fraudscorer.policy;

import dev.fraudscorer.internal.cards.ShownText;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The unpacking of one archive into memory, within bounds: who wrote it need not be trusted. Confined to one thread.
 *
 * <p>Every entry counts, those outside of the policy's folder as well, since each must be unpacked to come to the next.
 */
final class Unpacking {
    /** Of an archive, and of all its entries together, unpacked. */
    static final int MOST_BYTES = mostBytes(Runtime.getRuntime().maxMemory());

    /** What to do about an archive that is too large. */
    static final String EXPECTED_SMALLER = "a policy that is smaller, or in a folder, or more memory";

    static final int MOST_ENTRIES = 4096;
    static final int LONGEST_NAME = 512;

    private final String archive;
    /** Empty, or ends with a slash. */
    private final String folder;

    private final TreeMap<String, byte[]> contents = new TreeMap<>();
    private final Set<String> names = new HashSet<>();
    private int entries;
    private final int mostBytes;
    private int bytesLeft;

    Unpacking(String archive, String folder) {
        this(archive, folder, MOST_BYTES);
    }

    Unpacking(String archive, String folder, int mostBytes) {
        this.archive = archive;
        this.mostBytes = mostBytes;
        this.bytesLeft = mostBytes;
        this.folder = folder.isEmpty() ? "" : folder + "/";
    }

    String folder() {
        return folder;
    }

    int entries() {
        return entries;
    }

    /** Of all entries, as they stand in the archive. */
    Set<String> names() {
        return names;
    }

    /** Of an entry, by its name in the archive; null if it is a folder, or outside of the one that is read. */
    byte @Nullable [] content(String name) {
        return name.startsWith(folder) ? contents.get(name.substring(folder.length())) : null;
    }

    /**
     * Adds an entry.
     *
     * @param name as in the archive; that of a folder ends with a slash
     * @param content read to its end unless that is too far
     * @throws PolicyException if the entry is refused
     */
    void add(String name, InputStream content) throws IOException {
        entries++;
        if (entries > MOST_ENTRIES) {
            throw refused("more than " + MOST_ENTRIES + " entries", "the files of one policy");
        }
        boolean isFolder = name.endsWith("/");
        if (!isPlain(isFolder ? name.substring(0, name.length() - 1) : name)) {
            throw refused(
                    // Masked before it is cut, since the first digits of a card number are none.
                    "an entry named '" + ShortText.of(ShownText.of(name), 200) + "'",
                    "names inside the archive: no '..', no '.', none that begins with '/' or a drive, no backslash, at most "
                            + LONGEST_NAME + " characters");
        }
        byte[] unpacked = content.readNBytes(bytesLeft);
        bytesLeft -= unpacked.length;
        if (bytesLeft == 0 && content.read() >= 0) {
            throw refused("more than " + mostBytes + " bytes when unpacked", EXPECTED_SMALLER);
        }
        if (!names.add(name)) {
            throw refused("two entries named '" + name + "'", "each file once");
        }
        if (!isFolder && name.startsWith(folder)) {
            contents.put(name.substring(folder.length()), unpacked);
        }
    }

    /** A few bytes may unpack to the bound: it leaves memory to the policy in use, and to what is made of the new one. */
    static int mostBytes(long maxMemory) {
        return (int) Math.min(512 << 20, maxMemory / 4);
    }

    PolicyFiles files() {
        return new UnpackedFiles(contents);
    }

    PolicyException refused(String found, String expected) {
        return problem(archive, found, expected);
    }

    static PolicyException problem(String source, String found, String expected) {
        return new PolicyException(source, List.of(PolicyProblem.of(Location.of(source), found, expected)));
    }

    /** Whether every part of a relative name is a name of its own. */
    static boolean isPlain(String name) {
        if (name.length() > LONGEST_NAME || name.indexOf('\\') >= 0 || name.indexOf(':') == 1) {
            return false;
        }
        for (String part : name.split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..")) {
                return false;
            }
        }
        return name.chars().noneMatch(Character::isISOControl);
    }
}
