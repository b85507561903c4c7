package dev.fraudscorer.policy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Files of an archive, held in memory. Immutable. */
final class UnpackedFiles extends PolicyFiles {
    private final NavigableMap<String, byte[]> contents;

    /** @param contents by name; not changed afterwards */
    UnpackedFiles(SortedMap<String, byte[]> contents) {
        this.contents = new TreeMap<>(contents);
    }

    @Override
    public @Nullable String inside(String written) {
        if (written.startsWith("/")) {
            return null;
        }
        Deque<String> parts = new ArrayDeque<>();
        for (String part : written.split("/", -1)) {
            if (part.equals("..")) {
                if (parts.pollLast() == null) {
                    return null;
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return String.join("/", parts);
    }

    @Override
    public void check(String file) throws IOException {
        content(file);
    }

    @Override
    public boolean has(String file) {
        String name = inside(file);
        return name != null
                && (name.isEmpty() || contents.containsKey(name) || !below(name).isEmpty());
    }

    @Override
    public long size(String file) throws IOException {
        return content(file).length;
    }

    @Override
    public InputStream open(String file) throws IOException {
        return new ByteArrayInputStream(content(file));
    }

    @Override
    public List<String> list(String folder) {
        String name = inside(folder);
        if (name == null) {
            return List.of();
        }
        SortedMap<String, byte[]> below = name.isEmpty() ? contents : below(name);
        int prefix = name.isEmpty() ? 0 : name.length() + 1;
        return below.keySet().stream()
                .map(file -> file.substring(prefix))
                .filter(file -> file.indexOf('/') < 0)
                .toList();
    }

    private byte[] content(String file) throws IOException {
        String name = inside(file);
        byte[] content = name == null ? null : contents.get(name);
        if (content == null) {
            throw name != null && has(name)
                    ? new FileSystemException(name, null, "it is not a regular file")
                    : new NoSuchFileException(file);
        }
        return content;
    }

    private SortedMap<String, byte[]> below(String folder) {
        return contents.subMap(folder + "/", folder + "0"); // '0' is the character after '/'
    }
}
