package dev.fraudscorer.features.internal;

import dev.fraudscorer.features.store.MapProfileStore;
import dev.fraudscorer.features.store.ProfileFormat;
import dev.fraudscorer.features.store.ProfileStore;
import dev.fraudscorer.features.store.ProfileStoreFactory;
import dev.fraudscorer.features.store.StoreRequest;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One map of records for all that are made over it, in which a test has what is read changed, or fails. Confined to one thread. */
final class EditedStore implements ProfileStoreFactory {
    private @Nullable EditedMap map;
    private List<ProfileFormat> formats = List.of();
    /** Of which kind of entity what is read goes through {@link #edit}. */
    private int edited = -1;

    private UnaryOperator<byte[]> edit = UnaryOperator.identity();
    private byte[] lastRead = {};

    /** Changes what is read of a kind; it may throw. */
    void edit(int entity, UnaryOperator<byte[]> editing) {
        edited = entity;
        edit = editing;
    }

    void editNothing() {
        edited = -1;
    }

    /** The record that was last read and was there. */
    byte[] lastRead() {
        return lastRead;
    }

    /** Of the last that was made. */
    ProfileFormat format(int entity) {
        return formats.get(entity);
    }

    @Override
    public String name() {
        return "edited";
    }

    @Override
    public ProfileStore open(StoreRequest request) {
        formats = request.formats();
        EditedMap made = Objects.requireNonNullElseGet(map, () -> new EditedMap(request));
        map = made;
        return made;
    }

    private final class EditedMap extends MapProfileStore {
        EditedMap(StoreRequest request) {
            super(request);
        }

        @Override
        protected Read read(int entity, ByteBuffer key, long reachedMillis) {
            Read read = super.read(entity, key, reachedMillis);
            byte[] record = read.record();
            if (record == null) {
                return read;
            }
            lastRead = record;
            return entity == edited ? read.with(edit.apply(record)) : read;
        }
    }
}
