package dev.fraudscorer.internal.files;

import dev.fraudscorer.policy.PolicyFiles;
import java.io.IOException;

/** What there is of a name. */
enum Presence {
    ABSENT,
    /** Something that cannot be read as a file, such as a folder, or a link that leads out. */
    OTHER,
    FILE;

    static Presence of(String file, PolicyFiles files) {
        try {
            files.check(file);
            return FILE;
        } catch (IOException e) {
            return files.has(file) ? OTHER : ABSENT;
        }
    }
}
