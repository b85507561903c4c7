package dev.fraudscorer.policy;

import dev.fraudscorer.internal.cards.ShownText;
import java.util.Objects;

/**
 * A place in a file of the policy folder. Immutable.
 *
 * @param file relative to the policy folder, with forward slashes
 * @param line counted from 1; 0 if the place is the file as a whole
 * @param column counted from 1; 0 if the place is the line as a whole
 */
public record Location(String file, int line, int column) {
    public Location {
        file = ShownText.of(Objects.requireNonNull(file, "file"));
    }

    /** The file as a whole. */
    public static Location of(String file) {
        return new Location(file, 0, 0);
    }

    /** The place {@code columns} further to the right. */
    public Location plusColumns(int columns) {
        return new Location(file, line, column + columns);
    }

    @Override
    public String toString() {
        if (line == 0) {
            return file;
        }
        return column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
    }
}
