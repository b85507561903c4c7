package dev.fraudscorer.rules.internal.language;

import static dev.fraudscorer.rules.internal.language.Signature.clockField;
import static dev.fraudscorer.rules.internal.language.Signature.comparing;
import static dev.fraudscorer.rules.internal.language.Signature.keepingWhole;
import static dev.fraudscorer.rules.internal.language.Signature.of;
import static dev.fraudscorer.rules.internal.language.Signature.timeField;
import static dev.fraudscorer.rules.internal.language.Type.BOOLEAN;
import static dev.fraudscorer.rules.internal.language.Type.DURATION;
import static dev.fraudscorer.rules.internal.language.Type.INTEGER;
import static dev.fraudscorer.rules.internal.language.Type.NUMBER;
import static dev.fraudscorer.rules.internal.language.Type.NUMBER_LIST;
import static dev.fraudscorer.rules.internal.language.Type.TEXT;
import static dev.fraudscorer.rules.internal.language.Type.TEXT_LIST;
import static dev.fraudscorer.rules.internal.language.Type.TIME;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that an expression can do with values: the whole of the language that is supported. */
public enum Operation {
    OR(Form.OPERATOR, "_||_", "_ || _", of(BOOLEAN, BOOLEAN, BOOLEAN)),
    AND(Form.OPERATOR, "_&&_", "_ && _", of(BOOLEAN, BOOLEAN, BOOLEAN)),
    NOT(Form.OPERATOR, "!_", "!_", of(BOOLEAN, BOOLEAN)),
    CONDITIONAL(
            Form.OPERATOR,
            "_?_:_",
            "_ ? _ : _",
            keepingWhole(BOOLEAN, NUMBER, NUMBER),
            of(TEXT, BOOLEAN, TEXT, TEXT),
            of(BOOLEAN, BOOLEAN, BOOLEAN, BOOLEAN),
            of(TIME, BOOLEAN, TIME, TIME),
            of(DURATION, BOOLEAN, DURATION, DURATION)),

    ADD(
            Form.OPERATOR,
            "_+_",
            "_ + _",
            keepingWhole(NUMBER, NUMBER),
            of(TEXT, TEXT, TEXT),
            of(TIME, TIME, DURATION),
            of(TIME, DURATION, TIME),
            of(DURATION, DURATION, DURATION)),
    SUBTRACT(
            Form.OPERATOR,
            "_-_",
            "_ - _",
            keepingWhole(NUMBER, NUMBER),
            of(DURATION, TIME, TIME),
            of(TIME, TIME, DURATION),
            of(DURATION, DURATION, DURATION)),
    MULTIPLY(Form.OPERATOR, "_*_", "_ * _", keepingWhole(NUMBER, NUMBER)),
    DIVIDE(Form.OPERATOR, "_/_", "_ / _", keepingWhole(NUMBER, NUMBER)),
    REMAINDER(Form.OPERATOR, "_%_", "_ % _", keepingWhole(NUMBER, NUMBER)),
    NEGATE(Form.OPERATOR, "-_", "-_", keepingWhole(NUMBER)),

    EQUAL(Form.OPERATOR, "_==_", "_ == _", comparing(NUMBER, TEXT, BOOLEAN, TIME, DURATION)),
    NOT_EQUAL(Form.OPERATOR, "_!=_", "_ != _", comparing(NUMBER, TEXT, BOOLEAN, TIME, DURATION)),
    LESS(Form.OPERATOR, "_<_", "_ < _", comparing(NUMBER, TEXT, TIME, DURATION)),
    LESS_OR_EQUAL(Form.OPERATOR, "_<=_", "_ <= _", comparing(NUMBER, TEXT, TIME, DURATION)),
    GREATER(Form.OPERATOR, "_>_", "_ > _", comparing(NUMBER, TEXT, TIME, DURATION)),
    GREATER_OR_EQUAL(Form.OPERATOR, "_>=_", "_ >= _", comparing(NUMBER, TEXT, TIME, DURATION)),
    IN(Form.OPERATOR, "@in", "_ in _", of(BOOLEAN, NUMBER, NUMBER_LIST), of(BOOLEAN, TEXT, TEXT_LIST)),

    CONTAINS(Form.METHOD, "contains", of(BOOLEAN, TEXT, TEXT)),
    STARTS_WITH(Form.METHOD, "startsWith", of(BOOLEAN, TEXT, TEXT)),
    ENDS_WITH(Form.METHOD, "endsWith", of(BOOLEAN, TEXT, TEXT)),
    MATCHES(Form.FUNCTION_OR_METHOD, "matches", of(BOOLEAN, TEXT, TEXT)),
    SIZE(Form.FUNCTION_OR_METHOD, "size", of(INTEGER, TEXT)),
    LOWER_ASCII(Form.METHOD, "lowerAscii", of(TEXT, TEXT)),
    UPPER_ASCII(Form.METHOD, "upperAscii", of(TEXT, TEXT)),
    TRIM(Form.METHOD, "trim", of(TEXT, TEXT)),
    CHAR_AT(Form.METHOD, "charAt", of(TEXT, TEXT, NUMBER)),
    SUBSTRING(Form.METHOD, "substring", of(TEXT, TEXT, NUMBER), of(TEXT, TEXT, NUMBER, NUMBER)),
    INDEX_OF(Form.METHOD, "indexOf", of(INTEGER, TEXT, TEXT), of(INTEGER, TEXT, TEXT, NUMBER)),
    LAST_INDEX_OF(Form.METHOD, "lastIndexOf", of(INTEGER, TEXT, TEXT), of(INTEGER, TEXT, TEXT, NUMBER)),
    REPLACE(Form.METHOD, "replace", of(TEXT, TEXT, TEXT, TEXT), of(TEXT, TEXT, TEXT, TEXT, NUMBER)),
    BIN(Form.FUNCTION, "bin", of(TEXT, TEXT), of(TEXT, TEXT, NUMBER)),
    IN_CIDR(Form.FUNCTION, "in_cidr", of(BOOLEAN, TEXT, TEXT)),

    /** The parser turns {@code has(x)} into this. */
    HAS(Form.FUNCTION, "@has", "has(_)", of(BOOLEAN, NUMBER), of(BOOLEAN, TEXT), of(BOOLEAN, BOOLEAN)),
    IF_MISSING(
            Form.FUNCTION,
            "if_missing",
            keepingWhole(NUMBER, NUMBER),
            of(TEXT, TEXT, TEXT),
            of(BOOLEAN, BOOLEAN, BOOLEAN),
            of(TIME, TIME, TIME),
            of(DURATION, DURATION, DURATION)),

    ABS(Form.FUNCTION, "abs", keepingWhole(NUMBER)),
    MIN(Form.FUNCTION, "min", keepingWhole(NUMBER, NUMBER)),
    MAX(Form.FUNCTION, "max", keepingWhole(NUMBER, NUMBER)),
    LOG(Form.FUNCTION, "log", of(NUMBER, NUMBER)),
    SQRT(Form.FUNCTION, "sqrt", of(NUMBER, NUMBER)),
    DOUBLE(Form.FUNCTION, "double", of(NUMBER, NUMBER), of(NUMBER, TEXT)),
    INT(Form.FUNCTION, "int", of(INTEGER, NUMBER), of(INTEGER, TEXT), of(INTEGER, TIME)),
    STRING(Form.FUNCTION, "string", of(TEXT, NUMBER), of(TEXT, TEXT), of(TEXT, BOOLEAN), of(TEXT, TIME)),
    BOOL(Form.FUNCTION, "bool", of(BOOLEAN, TEXT), of(BOOLEAN, BOOLEAN)),
    DISTANCE_KM(Form.FUNCTION, "distance_km", of(NUMBER, NUMBER, NUMBER, NUMBER, NUMBER)),

    AMOUNT_IN(Form.FUNCTION, "amount_in", of(NUMBER, TEXT)),

    TIMESTAMP(Form.FUNCTION, "timestamp", of(TIME, TEXT), of(TIME, NUMBER), of(TIME, TIME)),
    DURATION_OF(Form.FUNCTION, "duration", of(DURATION, TEXT), of(DURATION, DURATION)),
    HOUR(Form.METHOD, "hour", of(INTEGER, TIME, TEXT)),
    WEEKDAY(Form.METHOD, "weekday", of(INTEGER, TIME, TEXT)),
    FULL_YEAR(Form.METHOD, "getFullYear", timeField()),
    MONTH(Form.METHOD, "getMonth", timeField()),
    DAY_OF_YEAR(Form.METHOD, "getDayOfYear", timeField()),
    DAY_OF_MONTH(Form.METHOD, "getDayOfMonth", timeField()),
    DATE(Form.METHOD, "getDate", timeField()),
    DAY_OF_WEEK(Form.METHOD, "getDayOfWeek", timeField()),
    HOURS(Form.METHOD, "getHours", clockField()),
    MINUTES(Form.METHOD, "getMinutes", clockField()),
    SECONDS(Form.METHOD, "getSeconds", clockField()),
    MILLISECONDS(Form.METHOD, "getMilliseconds", clockField());

    private final Form form;
    private final String celName;
    private final String pattern;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of from records
    private final List<Signature> signatures;

    /** An operation that is written with a name. */
    Operation(Form form, String name, Signature... signatures) {
        this(form, name, "", signatures);
    }

    /** An operation that is written as {@code pattern}, with an underscore for each argument. */
    Operation(Form form, String celName, String pattern, Signature... signatures) {
        this.form = form;
        this.celName = celName;
        this.pattern = pattern;
        this.signatures = List.of(signatures);
    }

    /** How it is written. */
    public Form form() {
        return form;
    }

    /** The function that CEL calls in its syntax tree. */
    public String celName() {
        return celName;
    }

    /** The ways in which it can be applied. */
    public List<Signature> signatures() {
        return signatures;
    }

    /** Whether it takes so many arguments. */
    public boolean takes(int arguments) {
        return signatures.stream().anyMatch(signature -> signature.parameters().size() == arguments);
    }

    /** The type of its result; {@link Type#ANY} if that hangs on an argument of this type; null if the arguments do not fit. */
    public @Nullable Type resultFor(List<Type> arguments) {
        Type result = null;
        for (Signature signature : signatures) {
            if (signature.fits(arguments)) {
                Type next = signature.resultFor(arguments);
                result = result == null || result == next ? next : Type.ANY;
            }
        }
        return result;
    }

    /** The name that an analyst writes, for operations that have one: {@code has}, {@code contains}. */
    public String writtenName() {
        return celName.startsWith("@") ? celName.substring(1) : celName;
    }

    /** It, applied to arguments of these types: {@code number > text}. */
    public String applyTo(List<Type> arguments) {
        return apply(arguments.stream().map(Type::toString).toList());
    }

    /** It, applied to arguments, as an analyst would write it. */
    public String apply(List<String> arguments) {
        if (!pattern.isEmpty()) {
            String[] between = pattern.split("_", -1);
            StringBuilder written = new StringBuilder(between[0]);
            for (int i = 0; i < arguments.size(); i++) {
                written.append(arguments.get(i)).append(between[i + 1]);
            }
            return written.toString();
        }
        boolean method = form == Form.METHOD;
        StringBuilder written = new StringBuilder(method ? arguments.get(0) + "." + celName : celName).append('(');
        for (int i = method ? 1 : 0; i < arguments.size(); i++) {
            written.append(i > (method ? 1 : 0) ? ", " : "").append(arguments.get(i));
        }
        return written.append(')').toString();
    }

    /** The ways in which it can be applied, as an analyst would write them, joined by commas and {@code or}. */
    public String usage() {
        return usage(signatures);
    }

    /** Those ways that at least one of the arguments fits; all if none fits anywhere. */
    public String usageNear(List<Type> arguments) {
        List<Signature> near = signatures.stream()
                .filter(signature -> signature.isNear(arguments))
                .toList();
        return usage(near.isEmpty() ? signatures : near);
    }

    private String usage(List<Signature> shown) {
        List<String> ways =
                shown.stream().map(signature -> applyTo(signature.parameters())).toList();
        int last = ways.size() - 1;
        return last == 0 ? ways.get(0) : String.join(", ", ways.subList(0, last)) + " or " + ways.get(last);
    }

    /** How an operation is written. */
    public enum Form {
        /** Between or before its arguments. */
        OPERATOR,
        /** {@code name(x)}. */
        FUNCTION,
        /** {@code x.name()}. */
        METHOD,
        /** Either. */
        FUNCTION_OR_METHOD;

        /** Whether a call with or without something before the point fits. */
        public boolean fits(boolean isMethodCall) {
            return this == FUNCTION_OR_METHOD || (this == METHOD) == isMethodCall;
        }
    }
}
