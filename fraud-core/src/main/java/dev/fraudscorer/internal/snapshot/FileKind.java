package dev.fraudscorer.internal.snapshot;

import java.nio.file.attribute.BasicFileAttributes;

/** What is at a path, in words. */
final class FileKind {
    private FileKind() {}

    static String of(BasicFileAttributes file) {
        if (file.isRegularFile()) {
            return "a regular file";
        }
        if (file.isSymbolicLink()) {
            return "a symbolic link";
        }
        return file.isDirectory() ? "a folder" : "a device, a pipe or a socket";
    }
}
