package dev.fraudscorer.rules.internal.bytecode;

import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** The objects made at load that a generated class uses, each once. They reach the class when it is defined. */
final class ClassData {
    private static final Handle AT_INDEX = new Handle(
            Opcodes.H_INVOKESTATIC,
            Type.getInternalName(MethodHandles.class),
            "classDataAt",
            "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Class;I)Ljava/lang/Object;",
            false);

    private final List<Object> objects = new ArrayList<>();
    private final Map<Object, Integer> places = new HashMap<>();

    /** The constant that loads an object. */
    ConstantDynamic constant(Object object, Class<?> type) {
        Integer place = places.computeIfAbsent(object, added -> {
            objects.add(added);
            return objects.size() - 1;
        });
        return new ConstantDynamic("_", Type.getDescriptor(type), AT_INDEX, place);
    }

    List<Object> objects() {
        return List.copyOf(objects);
    }
}
