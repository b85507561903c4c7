package dev.fraudscorer.rules.internal.lists;

import dev.fraudscorer.policy.Location;
import dev.fraudscorer.rules.internal.lists.content.KeyCheck;
import dev.fraudscorer.rules.internal.lists.content.ListContent;
import dev.fraudscorer.rules.internal.lists.file.ListFile;
import dev.fraudscorer.rules.internal.lists.keys.KeyTable;
import dev.fraudscorer.spi.policy.PolicyFolder;
import dev.fraudscorer.spi.policy.PolicyReader;
import java.io.IOException;
import java.io.InputStream;

/**
 * A list as the policy names it. Immutable.
 *
 * @param name in the policy
 * @param file relative to the policy folder, with forward slashes
 * @param kind what its entries are
 * @param forms how the values that its entries are of are spelled
 * @param check what they must meet beside
 */
record ListDefinition(String name, String file, ListKind kind, EntryForms forms, KeyCheck check) {
    /** Reads the file; reports what is wrong with it. */
    ListContent read(PolicyFolder folder, PolicyReader reader) {
        try (InputStream in = folder.open(file)) {
            long bytes = folder.size(file);
            return ListFile.read(file, in, forms.wrap(kind.builder(bytes, check), kind), reader);
        } catch (IOException e) {
            reportUnreadable(e, reader);
            return KeyTable.EMPTY;
        }
    }

    void reportUnreadable(IOException cause, PolicyReader reader) {
        reader.report(
                Location.of(file),
                "a file that cannot be read (" + PolicyFolder.fault(cause) + ")",
                "the readable file of list '" + name + "'");
    }
}
