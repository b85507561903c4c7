package dev.fraudscorer.rules.internal.language;

import static dev.fraudscorer.rules.internal.language.Signature.clockField;
import static dev.fraudscorer.rules.internal.language.Signature.comparing;
import static dev.fraudscorer.rules.internal.language.Signature.giving;
import static dev.fraudscorer.rules.internal.language.Signature.keepingWhole;
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
    OR(Form.OPERATOR, "_||_", "_ || _", giving(BOOLEAN, BOOLEAN, BOOLEAN)),
    AND(Form.OPERATOR, "_&&_", "_ && _", giving(BOOLEAN, BOOLEAN, BOOLEAN)),
    NOT(Form.OPERATOR, "!_", "!_", giving(BOOLEAN, BOOLEAN)),
    CONDITIONAL(
            Form.OPERATOR,
            "_?_:_",
            "_ ? _ : _",
            keepingWhole(BOOLEAN, NUMBER, NUMBER),
            giving(TEXT, BOOLEAN, TEXT, TEXT),
            giving(BOOLEAN, BOOLEAN, BOOLEAN, BOOLEAN),
            giving(TIME, BOOLEAN, TIME, TIME),
            giving(DURATION, BOOLEAN, DURATION, DURATION)),

    ADD(
            Form.OPERATOR,
            "_+_",
            "_ + _",
            keepingWhole(NUMBER, NUMBER),
            giving(TEXT, TEXT, TEXT),
            giving(TIME, TIME, DURATION),
            giving(TIME, DURATION, TIME),
            giving(DURATION, DURATION, DURATION)),
    SUBTRACT(
            Form.OPERATOR,
            "_-_",
            "_ - _",
            keepingWhole(NUMBER, NUMBER),
            giving(DURATION, TIME, TIME),
            giving(TIME, TIME, DURATION),
            giving(DURATION, DURATION, DURATION)),
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
    IN(Form.OPERATOR, "@in", "_ in _", giving(BOOLEAN, NUMBER, NUMBER_LIST), giving(BOOLEAN, TEXT, TEXT_LIST)),

    CONTAINS(Form.METHOD, "contains", giving(BOOLEAN, TEXT, TEXT)),
    STARTS_WITH(Form.METHOD, "startsWith", giving(BOOLEAN, TEXT, TEXT)),
    ENDS_WITH(Form.METHOD, "endsWith", giving(BOOLEAN, TEXT, TEXT)),
    MATCHES(Form.FUNCTION_OR_METHOD, "matches", giving(BOOLEAN, TEXT, TEXT)),
    SIZE(Form.FUNCTION_OR_METHOD, "size", giving(INTEGER, TEXT)),
    LOWER_ASCII(Form.METHOD, "lowerAscii", giving(TEXT, TEXT)),
    UPPER_ASCII(Form.METHOD, "upperAscii", giving(TEXT, TEXT)),
    TRIM(Form.METHOD, "trim", giving(TEXT, TEXT)),
    CHAR_AT(Form.METHOD, "charAt", giving(TEXT, TEXT, NUMBER)),
    SUBSTRING(Form.METHOD, "substring", giving(TEXT, TEXT, NUMBER), giving(TEXT, TEXT, NUMBER, NUMBER)),
    INDEX_OF(Form.METHOD, "indexOf", giving(INTEGER, TEXT, TEXT), giving(INTEGER, TEXT, TEXT, NUMBER)),
    LAST_INDEX_OF(Form.METHOD, "lastIndexOf", giving(INTEGER, TEXT, TEXT), giving(INTEGER, TEXT, TEXT, NUMBER)),
    REPLACE(Form.METHOD, "replace", giving(TEXT, TEXT, TEXT, TEXT), giving(TEXT, TEXT, TEXT, TEXT, NUMBER)),
    BIN(Form.FUNCTION, "bin", giving(TEXT, TEXT), giving(TEXT, TEXT, NUMBER)),
    IN_CIDR(Form.FUNCTION, "in_cidr", giving(BOOLEAN, TEXT, TEXT)),

    /** The parser turns {@code has(x)} into this. */
    HAS(Form.FUNCTION, "@has", "has(_)", giving(BOOLEAN, NUMBER), giving(BOOLEAN, TEXT), giving(BOOLEAN, BOOLEAN)),
    IF_MISSING(
            Form.FUNCTION,
            "if_missing",
            keepingWhole(NUMBER, NUMBER),
            giving(TEXT, TEXT, TEXT),
            giving(BOOLEAN, BOOLEAN, BOOLEAN),
            giving(TIME, TIME, TIME),
            giving(DURATION, DURATION, DURATION)),

    ABS(Form.FUNCTION, "abs", keepingWhole(NUMBER)),
    MIN(Form.FUNCTION, "min", keepingWhole(NUMBER, NUMBER)),
    MAX(Form.FUNCTION, "max", keepingWhole(NUMBER, NUMBER)),
    LOG(Form.FUNCTION, "log", giving(NUMBER, NUMBER)),
    SQRT(Form.FUNCTION, "sqrt", giving(NUMBER, NUMBER)),
    DOUBLE(Form.FUNCTION, "double", giving(NUMBER, NUMBER), giving(NUMBER, TEXT)),
    INT(Form.FUNCTION, "int", giving(INTEGER, NUMBER), giving(INTEGER, TEXT), giving(INTEGER, TIME)),
    STRING(
            Form.FUNCTION,
            "string",
            giving(TEXT, NUMBER),
            giving(TEXT, TEXT),
            giving(TEXT, BOOLEAN),
            giving(TEXT, TIME)),
    BOOL(Form.FUNCTION, "bool", giving(BOOLEAN, TEXT), giving(BOOLEAN, BOOLEAN)),
    DISTANCE_KM(Form.FUNCTION, "distance_km", giving(NUMBER, NUMBER, NUMBER, NUMBER, NUMBER)),

    AMOUNT_IN(Form.FUNCTION, "amount_in", giving(NUMBER, TEXT)),

    TIMESTAMP(Form.FUNCTION, "timestamp", giving(TIME, TEXT), giving(TIME, NUMBER), giving(TIME, TIME)),
    DURATION_OF(Form.FUNCTION, "duration", giving(DURATION, TEXT), giving(DURATION, DURATION)),
    HOUR(Form.METHOD, "hour", giving(INTEGER, TIME, TEXT)),
    WEEKDAY(Form.METHOD, "weekday", giving(INTEGER, TIME, TEXT)),
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
        FUNCTION_OR_METHOD;

        /** Whether a call with or without something before the point fits. */
        public boolean fits(boolean isMethodCall) {
            return this == FUNCTION_OR_METHOD || (this == METHOD) == isMethodCall;
        }
    }
}
