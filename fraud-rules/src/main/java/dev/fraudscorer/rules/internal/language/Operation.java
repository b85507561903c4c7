package dev.fraudscorer.rules.internal.language;

import static dev.fraudscorer.rules.internal.language.Signature.keepingWhole;
import static dev.fraudscorer.rules.internal.language.Type.BOOLEAN;
import static dev.fraudscorer.rules.internal.language.Type.DURATION;
import static dev.fraudscorer.rules.internal.language.Type.INTEGER;
import static dev.fraudscorer.rules.internal.language.Type.NUMBER;
import static dev.fraudscorer.rules.internal.language.Type.NUMBER_LIST;
import static dev.fraudscorer.rules.internal.language.Type.TEXT;
import static dev.fraudscorer.rules.internal.language.Type.TEXT_LIST;
import static dev.fraudscorer.rules.internal.language.Type.TIME;

import java.util.List;

/** Everything that an expression can do with values: the whole of the language that is supported. */
public enum Operation {
    OR(Form.OPERATOR, "_||_", "_ || _", Signature.of(BOOLEAN, BOOLEAN, BOOLEAN)),
    AND(Form.OPERATOR, "_&&_", "_ && _", Signature.of(BOOLEAN, BOOLEAN, BOOLEAN)),
    NOT(Form.OPERATOR, "!_", "!_", Signature.of(BOOLEAN, BOOLEAN)),
    CONDITIONAL(
            Form.OPERATOR,
            "_?_:_",
            "_ ? _ : _",
            keepingWhole(BOOLEAN, NUMBER, NUMBER),
            Signature.of(TEXT, BOOLEAN, TEXT, TEXT),
            Signature.of(BOOLEAN, BOOLEAN, BOOLEAN, BOOLEAN),
            Signature.of(TIME, BOOLEAN, TIME, TIME),
            Signature.of(DURATION, BOOLEAN, DURATION, DURATION)),

    ADD(
            Form.OPERATOR,
            "_+_",
            "_ + _",
            keepingWhole(NUMBER, NUMBER),
            Signature.of(TEXT, TEXT, TEXT),
            Signature.of(TIME, TIME, DURATION),
            Signature.of(TIME, DURATION, TIME),
            Signature.of(DURATION, DURATION, DURATION)),
    SUBTRACT(
            Form.OPERATOR,
            "_-_",
            "_ - _",
            keepingWhole(NUMBER, NUMBER),
            Signature.of(DURATION, TIME, TIME),
            Signature.of(TIME, TIME, DURATION),
            Signature.of(DURATION, DURATION, DURATION)),
    MULTIPLY(Form.OPERATOR, "_*_", "_ * _", keepingWhole(NUMBER, NUMBER)),
    DIVIDE(Form.OPERATOR, "_/_", "_ / _", keepingWhole(NUMBER, NUMBER)),
    REMAINDER(Form.OPERATOR, "_%_", "_ % _", keepingWhole(NUMBER, NUMBER)),
    NEGATE(Form.OPERATOR, "-_", "-_", keepingWhole(NUMBER)),

    EQUAL(
            Form.OPERATOR,
            "_==_",
            "_ == _",
            Signature.of(BOOLEAN, NUMBER, NUMBER),
            Signature.of(BOOLEAN, TEXT, TEXT),
            Signature.of(BOOLEAN, BOOLEAN, BOOLEAN),
            Signature.of(BOOLEAN, TIME, TIME),
            Signature.of(BOOLEAN, DURATION, DURATION)),
    NOT_EQUAL(
            Form.OPERATOR,
            "_!=_",
            "_ != _",
            Signature.of(BOOLEAN, NUMBER, NUMBER),
            Signature.of(BOOLEAN, TEXT, TEXT),
            Signature.of(BOOLEAN, BOOLEAN, BOOLEAN),
            Signature.of(BOOLEAN, TIME, TIME),
            Signature.of(BOOLEAN, DURATION, DURATION)),
    LESS(
            Form.OPERATOR,
            "_<_",
            "_ < _",
            Signature.of(BOOLEAN, NUMBER, NUMBER),
            Signature.of(BOOLEAN, TEXT, TEXT),
            Signature.of(BOOLEAN, TIME, TIME),
            Signature.of(BOOLEAN, DURATION, DURATION)),
    LESS_OR_EQUAL(
            Form.OPERATOR,
            "_<=_",
            "_ <= _",
            Signature.of(BOOLEAN, NUMBER, NUMBER),
            Signature.of(BOOLEAN, TEXT, TEXT),
            Signature.of(BOOLEAN, TIME, TIME),
            Signature.of(BOOLEAN, DURATION, DURATION)),
    GREATER(
            Form.OPERATOR,
            "_>_",
            "_ > _",
            Signature.of(BOOLEAN, NUMBER, NUMBER),
            Signature.of(BOOLEAN, TEXT, TEXT),
            Signature.of(BOOLEAN, TIME, TIME),
            Signature.of(BOOLEAN, DURATION, DURATION)),
    GREATER_OR_EQUAL(
            Form.OPERATOR,
            "_>=_",
            "_ >= _",
            Signature.of(BOOLEAN, NUMBER, NUMBER),
            Signature.of(BOOLEAN, TEXT, TEXT),
            Signature.of(BOOLEAN, TIME, TIME),
            Signature.of(BOOLEAN, DURATION, DURATION)),
    IN(
            Form.OPERATOR,
            "@in",
            "_ in _",
            Signature.of(BOOLEAN, NUMBER, NUMBER_LIST),
            Signature.of(BOOLEAN, TEXT, TEXT_LIST)),

    CONTAINS(Form.METHOD, "contains", Signature.of(BOOLEAN, TEXT, TEXT)),
    STARTS_WITH(Form.METHOD, "startsWith", Signature.of(BOOLEAN, TEXT, TEXT)),
    ENDS_WITH(Form.METHOD, "endsWith", Signature.of(BOOLEAN, TEXT, TEXT)),
    MATCHES(Form.FUNCTION_OR_METHOD, "matches", Signature.of(BOOLEAN, TEXT, TEXT)),
    SIZE(Form.FUNCTION_OR_METHOD, "size", Signature.of(INTEGER, TEXT)),
    LOWER_ASCII(Form.METHOD, "lowerAscii", Signature.of(TEXT, TEXT)),
    UPPER_ASCII(Form.METHOD, "upperAscii", Signature.of(TEXT, TEXT)),
    TRIM(Form.METHOD, "trim", Signature.of(TEXT, TEXT)),
    CHAR_AT(Form.METHOD, "charAt", Signature.of(TEXT, TEXT, NUMBER)),
    SUBSTRING(Form.METHOD, "substring", Signature.of(TEXT, TEXT, NUMBER), Signature.of(TEXT, TEXT, NUMBER, NUMBER)),
    INDEX_OF(Form.METHOD, "indexOf", Signature.of(INTEGER, TEXT, TEXT), Signature.of(INTEGER, TEXT, TEXT, NUMBER)),
    LAST_INDEX_OF(
            Form.METHOD, "lastIndexOf", Signature.of(INTEGER, TEXT, TEXT), Signature.of(INTEGER, TEXT, TEXT, NUMBER)),
    REPLACE(Form.METHOD, "replace", Signature.of(TEXT, TEXT, TEXT, TEXT), Signature.of(TEXT, TEXT, TEXT, TEXT, NUMBER)),
    BIN(Form.FUNCTION, "bin", Signature.of(TEXT, TEXT), Signature.of(TEXT, TEXT, NUMBER)),
    IN_CIDR(Form.FUNCTION, "in_cidr", Signature.of(BOOLEAN, TEXT, TEXT)),

    /** The parser turns {@code has(x)} into this. */
    HAS(
            Form.FUNCTION,
            "@has",
            "has(_)",
            Signature.of(BOOLEAN, NUMBER),
            Signature.of(BOOLEAN, TEXT),
            Signature.of(BOOLEAN, BOOLEAN)),
    IF_MISSING(
            Form.FUNCTION,
            "if_missing",
            keepingWhole(NUMBER, NUMBER),
            Signature.of(TEXT, TEXT, TEXT),
            Signature.of(BOOLEAN, BOOLEAN, BOOLEAN),
            Signature.of(TIME, TIME, TIME),
            Signature.of(DURATION, DURATION, DURATION)),

    ABS(Form.FUNCTION, "abs", keepingWhole(NUMBER)),
    MIN(Form.FUNCTION, "min", keepingWhole(NUMBER, NUMBER)),
    MAX(Form.FUNCTION, "max", keepingWhole(NUMBER, NUMBER)),
    LOG(Form.FUNCTION, "log", Signature.of(NUMBER, NUMBER)),
    SQRT(Form.FUNCTION, "sqrt", Signature.of(NUMBER, NUMBER)),
    DOUBLE(Form.FUNCTION, "double", Signature.of(NUMBER, NUMBER), Signature.of(NUMBER, TEXT)),
    INT(Form.FUNCTION, "int", Signature.of(INTEGER, NUMBER), Signature.of(INTEGER, TEXT), Signature.of(INTEGER, TIME)),
    STRING(
            Form.FUNCTION,
            "string",
            Signature.of(TEXT, NUMBER),
            Signature.of(TEXT, TEXT),
            Signature.of(TEXT, BOOLEAN),
            Signature.of(TEXT, TIME)),
    BOOL(Form.FUNCTION, "bool", Signature.of(BOOLEAN, TEXT), Signature.of(BOOLEAN, BOOLEAN)),
    DISTANCE_KM(Form.FUNCTION, "distance_km", Signature.of(NUMBER, NUMBER, NUMBER, NUMBER, NUMBER)),

    AMOUNT_IN(Form.FUNCTION, "amount_in", Signature.of(NUMBER, TEXT)),

    TIMESTAMP(
            Form.FUNCTION, "timestamp", Signature.of(TIME, TEXT), Signature.of(TIME, NUMBER), Signature.of(TIME, TIME)),
    DURATION_OF(Form.FUNCTION, "duration", Signature.of(DURATION, TEXT), Signature.of(DURATION, DURATION)),
    HOUR(Form.METHOD, "hour", Signature.of(INTEGER, TIME, TEXT)),
    WEEKDAY(Form.METHOD, "weekday", Signature.of(INTEGER, TIME, TEXT)),
    FULL_YEAR(Form.METHOD, "getFullYear", Signature.of(INTEGER, TIME), Signature.of(INTEGER, TIME, TEXT)),
    MONTH(Form.METHOD, "getMonth", Signature.of(INTEGER, TIME), Signature.of(INTEGER, TIME, TEXT)),
    DAY_OF_YEAR(Form.METHOD, "getDayOfYear", Signature.of(INTEGER, TIME), Signature.of(INTEGER, TIME, TEXT)),
    DAY_OF_MONTH(Form.METHOD, "getDayOfMonth", Signature.of(INTEGER, TIME), Signature.of(INTEGER, TIME, TEXT)),
    DATE(Form.METHOD, "getDate", Signature.of(INTEGER, TIME), Signature.of(INTEGER, TIME, TEXT)),
    DAY_OF_WEEK(Form.METHOD, "getDayOfWeek", Signature.of(INTEGER, TIME), Signature.of(INTEGER, TIME, TEXT)),
    HOURS(
            Form.METHOD,
            "getHours",
            Signature.of(INTEGER, TIME),
            Signature.of(INTEGER, TIME, TEXT),
            Signature.of(INTEGER, DURATION)),
    MINUTES(
            Form.METHOD,
            "getMinutes",
            Signature.of(INTEGER, TIME),
            Signature.of(INTEGER, TIME, TEXT),
            Signature.of(INTEGER, DURATION)),
    SECONDS(
            Form.METHOD,
            "getSeconds",
            Signature.of(INTEGER, TIME),
            Signature.of(INTEGER, TIME, TEXT),
            Signature.of(INTEGER, DURATION)),
    MILLISECONDS(
            Form.METHOD,
            "getMilliseconds",
            Signature.of(INTEGER, TIME),
            Signature.of(INTEGER, TIME, TEXT),
            Signature.of(INTEGER, DURATION));

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

    /** The name that an analyst writes, for operations that have one: {@code has}, {@code contains}. */
    public String writtenName() {
        return celName.startsWith("@") ? celName.substring(1) : celName;
    }

    /** It, applied to arguments of these types, as an analyst would write it: {@code number > text}. */
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

    /** Those ways that at least one of the arguments fits, written by their types; all if none fits anywhere. */
    public String usageNear(List<String> arguments) {
        List<Signature> near = signatures.stream()
                .filter(signature -> signature.isNear(arguments))
                .toList();
        return usage(near.isEmpty() ? signatures : near);
    }

    private String usage(List<Signature> shown) {
        List<String> ways = shown.stream()
                .map(signature -> apply(
                        signature.parameters().stream().map(Type::toString).toList()))
                .toList();
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
