package dev.fraudscorer.rules.internal.cel;

/**
 * One expression in two spellings.
 *
 * @param ours as an analyst writes it
 * @param strict as standard CEL requires it, with every conversion spelt out
 */
record GrownExpression(String ours, String strict) {
    static GrownExpression same(String text) {
        return new GrownExpression(text, text);
    }
}
