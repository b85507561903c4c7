package dev.fraudscorer.internal.load;

import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.internal.cards.CardNumbers;
import dev.fraudscorer.internal.load.section.EventsSection;
import dev.fraudscorer.policy.Location;
import dev.fraudscorer.spi.FeatureSlots;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.vector.Schema;
import dev.fraudscorer.spi.vector.Variable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Declares the features of one part of the host, and reports those that cannot be. Confined to the thread that loads. */
final class HostSlots implements FeatureSlots {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*(\\.[A-Za-z][A-Za-z0-9_]*)*");
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_TEXT = 65_536;

    private final String part;
    private final Schema schema;
    private final Location policy;
    private final PolicyReader reader;
    private boolean isOpen = true;

    HostSlots(String part, Schema schema, Location policy, PolicyReader reader) {
        this.part = part;
        this.schema = schema;
        this.policy = policy;
        this.reader = reader;
    }

    /** The call is over: the schema no longer grows. */
    void close() {
        isOpen = false;
    }

    @Override
    public int declare(String name, ValueType type) {
        return isNew(name) ? slot(name, schema.declare(name, type)) : 0;
    }

    @Override
    public int declareText(String name, int maxLength) {
        if (maxLength < 1 || maxLength > LONGEST_TEXT) {
            reader.report(policy, feature(name) + " with texts of at most " + maxLength + " characters", "1 to 65536");
            return 0;
        }
        return isNew(name) ? slot(name, schema.declareText(name, maxLength)) : 0;
    }

    @Override
    public @Nullable Variable find(String name) {
        requireOpen();
        return schema.find(name);
    }

    /** The slot; after a report any, since the load fails. */
    private int slot(String name, @Nullable Variable declared) {
        if (declared == null) {
            reader.report(policy, feature(name) + ", which is declared already", "a name of its own");
            return 0;
        }
        return declared.slot();
    }

    private boolean isNew(String name) {
        requireOpen();
        boolean isName = name.length() <= LONGEST_NAME
                && NAME.matcher(name).matches()
                && !CardNumbers.contains(name)
                && !EventsSection.isReserved(name);
        if (!isName) {
            reader.report(
                    policy,
                    feature(name),
                    "a name of at most 200 letters, digits and underscores, beginning with a letter, or several parted by"
                            + " dots; none of the library's own, and no card number");
        }
        return isName;
    }

    private String feature(String name) {
        return "a feature '" + name + "' of the part '" + part + "' provided by code";
    }

    private void requireOpen() {
        if (!isOpen) {
            throw new IllegalStateException("features are declared while a policy is loaded, not later");
        }
    }
}
