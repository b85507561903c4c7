package dev.fraudscorer.internal.files;

import dev.fraudscorer.policy.PolicyException;
import dev.fraudscorer.policy.PolicyFiles;
import dev.fraudscorer.policy.PolicySource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One look at the files of a policy as they are now. Each is read once however often it is requested. Contents are read, and no times of
 * change: a deployment may set these to anything. Confined to one thread.
 */
public final class FilesNow {
    /** Null if it cannot be opened, such as an archive that is half written. */
    private final @Nullable PolicyFiles files;

    private final Map<String, Presence> presences = new HashMap<>();
    private final Map<String, String> contents = new HashMap<>();
    private final Map<String, String> folders = new HashMap<>();

    public FilesNow(PolicySource source) {
        PolicyFiles opened;
        try {
            opened = source.open();
        } catch (PolicyException e) {
            opened = null;
        }
        this.files = opened;
    }

    /** What there is now at the places that a load read. */
    public FileStates at(FileRecord asked) {
        SortedMap<String, String> states = new TreeMap<>();
        PolicyFiles here = files;
        for (String file : asked.asked()) {
            states.put(file, here == null ? FileStates.UNREADABLE : state(file, asked.isRead(file), here));
        }
        SortedMap<String, String> listed = new TreeMap<>();
        for (String folder : asked.listed()) {
            listed.put(
                    folder,
                    here == null ? FileStates.UNREADABLE : folders.computeIfAbsent(folder, name -> list(name, here)));
        }
        return new FileStates(states, listed);
    }

    private String state(String file, boolean isRead, PolicyFiles here) {
        Presence presence = presences.computeIfAbsent(file, name -> Presence.of(name, here));
        return isRead && presence == Presence.FILE
                ? contents.computeIfAbsent(file, name -> content(name, here))
                : String.valueOf(presence);
    }

    private static String content(String file, PolicyFiles here) {
        MessageDigest digest = FileStates.sha256();
        try (InputStream in = here.open(file)) {
            in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            return FileStates.shown(digest);
        } catch (IOException e) {
            return FileStates.UNREADABLE;
        }
    }

    private static String list(String folder, PolicyFiles here) {
        try {
            List<String> names = here.list(folder);
            return String.valueOf(names.stream().sorted().toList());
        } catch (IOException e) {
            return FileStates.UNREADABLE;
        }
    }
}
