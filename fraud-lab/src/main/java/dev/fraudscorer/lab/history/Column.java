package dev.fraudscorer.lab.history;

/**
 * What a column is. Immutable.
 *
 * @param name the role or the attribute that it stands for
 * @param role its place in the list of roles; -1 if it has none
 * @param isAttribute whether it is an attribute; a column that is neither is ignored
 */
record Column(String name, int role, boolean isAttribute) {
    static final Column IGNORED = new Column("", -1, false);

    static Column role(String name) {
        return new Column(name, HistoryColumns.ROLES.indexOf(name), false);
    }

    static Column attribute(String name) {
        return new Column(name, -1, true);
    }
}
