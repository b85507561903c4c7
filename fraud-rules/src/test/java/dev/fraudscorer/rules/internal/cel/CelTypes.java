package dev.fraudscorer.rules.internal.cel;

import dev.fraudscorer.rules.internal.language.Type;
import dev.fraudscorer.shaded.dev.cel.common.types.CelType;
import dev.fraudscorer.shaded.dev.cel.common.types.ListType;
import dev.fraudscorer.shaded.dev.cel.common.types.SimpleType;

/** Our types as CEL's, and back. */
final class CelTypes {
    private CelTypes() {}

    static CelType of(Type type) {
        return switch (type) {
            case NUMBER -> SimpleType.DOUBLE;
            case INTEGER -> SimpleType.INT;
            case TEXT -> SimpleType.STRING;
            case BOOLEAN -> SimpleType.BOOL;
            case TIME -> SimpleType.TIMESTAMP;
            case DURATION -> SimpleType.DURATION;
            case NUMBER_LIST -> ListType.create(SimpleType.DOUBLE);
            case TEXT_LIST -> ListType.create(SimpleType.STRING);
            case ANY -> SimpleType.DYN;
        };
    }

    /** The type of a checked expression; for a list, of its items. */
    static Type toType(CelType type) {
        return switch (type.kind()) {
            case DOUBLE -> Type.NUMBER;
            case INT -> Type.INTEGER;
            case STRING -> Type.TEXT;
            case BOOL -> Type.BOOLEAN;
            case TIMESTAMP -> Type.TIME;
            case DURATION -> Type.DURATION;
            default -> Type.ANY;
        };
    }
}
