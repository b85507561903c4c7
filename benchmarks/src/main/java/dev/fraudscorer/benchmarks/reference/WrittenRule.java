package dev.fraudscorer.benchmarks.reference;

/**
 * A condition in both languages that are compared.
 *
 * @param cel as an analyst writes it in a policy
 * @param java over the arrays {@code n} and {@code t} by slot and the sets {@code LIST_0}, …
 */
record WrittenRule(String cel, String java) {
    WrittenRule and(WrittenRule other) {
        return new WrittenRule(cel + " && " + other.cel, java + " && " + other.java);
    }
}
