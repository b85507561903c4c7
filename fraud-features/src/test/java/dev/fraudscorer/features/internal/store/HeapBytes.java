package dev.fraudscorer.features.internal.store;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;

/** How much memory an object takes with all that it refers to, found by walking there: arrays in full, objects about. */
final class HeapBytes {
    private static final long HEADER = 16;
    private static final long REFERENCE = 4;

    private HeapBytes() {}

    static long of(Object root) {
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Object> open = new ArrayDeque<>();
        seen.add(root);
        open.add(root);
        long bytes = 0;
        while (!open.isEmpty()) {
            Object object = open.remove();
            bytes += size(object, seen, open);
        }
        return bytes;
    }

    private static long size(Object object, Set<Object> seen, Deque<Object> open) {
        Class<?> type = object.getClass();
        if (type.isArray()) {
            int length = Array.getLength(object);
            if (!type.getComponentType().isPrimitive()) {
                for (Object element : (Object[]) object) {
                    see(element, seen, open);
                }
            }
            return HEADER + length * width(type.getComponentType());
        }
        long bytes = HEADER;
        if (type.getName().startsWith("java.")) {
            return bytes + Long.BYTES;
        }
        if (object instanceof Enum) {
            // One for all.
            return 0;
        }
        for (Class<?> part = type; part != null; part = part.getSuperclass()) {
            for (Field field : part.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    bytes += width(field.getType());
                    if (!field.getType().isPrimitive()) {
                        see(value(field, object), seen, open);
                    }
                }
            }
        }
        return bytes;
    }

    private static Object value(Field field, Object object) {
        try {
            field.setAccessible(true);
            return field.get(object);
        } catch (IllegalAccessException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static void see(Object object, Set<Object> seen, Deque<Object> open) {
        if (object != null && seen.add(object)) {
            open.add(object);
        }
    }

    private static long width(Class<?> type) {
        if (type == long.class || type == double.class) {
            return Long.BYTES;
        }
        if (type == boolean.class || type == byte.class) {
            return 1;
        }
        return type == short.class || type == char.class ? Short.BYTES : REFERENCE;
    }
}
