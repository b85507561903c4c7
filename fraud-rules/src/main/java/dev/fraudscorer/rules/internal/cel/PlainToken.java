package dev.fraudscorer.rules.internal.cel;

import dev.fraudscorer.rules.internal.language.Operation;
import org.jspecify.annotations.Nullable;

/** The kinds of tokens of {@link PlainTokens}. */
enum PlainToken {
    NAME,
    WHOLE,
    DECIMAL,
    TEXT,
    TRUE,
    FALSE,
    COMMA,
    CLOSE,
    CLOSE_LIST,
    COLON,
    END,
    NOT,
    DOT,
    OPEN,
    OPEN_LIST,
    QUESTION,
    OR(PlainToken.LOGIC, Operation.OR),
    AND(PlainToken.LOGIC, Operation.AND),
    LESS(PlainToken.RELATION, Operation.LESS),
    LESS_OR_EQUAL(PlainToken.RELATION, Operation.LESS_OR_EQUAL),
    GREATER(PlainToken.RELATION, Operation.GREATER),
    GREATER_OR_EQUAL(PlainToken.RELATION, Operation.GREATER_OR_EQUAL),
    EQUAL(PlainToken.RELATION, Operation.EQUAL),
    NOT_EQUAL(PlainToken.RELATION, Operation.NOT_EQUAL),
    IN(PlainToken.RELATION, Operation.IN),
    PLUS(PlainToken.SUM, Operation.ADD),
    MINUS(PlainToken.SUM, Operation.SUBTRACT),
    TIMES(PlainToken.PRODUCT, Operation.MULTIPLY),
    DIVIDED(PlainToken.PRODUCT, Operation.DIVIDE),
    REMAINDER(PlainToken.PRODUCT, Operation.REMAINDER);

    /**
     * Of operators whose chains are balanced; each other level is a tree from left to right, the higher the tighter.
     */
    static final int LOGIC = 0;

    static final int RELATION = 1;

    static final int SUM = 2;
    static final int PRODUCT = 3;

    private final int level;
    private final @Nullable Operation operation;

    PlainToken() {
        this(LOGIC, null);
    }

    PlainToken(int level, @Nullable Operation operation) {
        this.level = level;
        this.operation = operation;
    }

    boolean isInfix(int ofLevel) {
        return operation != null && level == ofLevel;
    }

    /** What CEL's tree calls the operator. */
    String function() {
        if (operation == null) {
            throw new IllegalStateException(this + " is between no operands");
        }
        return operation.celName();
    }

    /** Whether what follows it can be deeper in the tree than what it follows. */
    boolean deepens() {
        return level > LOGIC || this == DOT || this == OPEN || this == OPEN_LIST || this == QUESTION;
    }
}
