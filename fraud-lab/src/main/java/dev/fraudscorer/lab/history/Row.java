package dev.fraudscorer.lab.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The texts of one line by what they are; reused from line to line. Empty means not given. */
final class Row {
    private final String[] roles = new String[HistoryColumns.ROLES.size()];
    private final List<String> attributes = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();

    Row() {
        clear();
    }

    void clear() {
        Arrays.fill(roles, "");
        attributes.clear();
        texts.clear();
    }

    void put(Column column, String text) {
        if (column.role() >= 0) {
            roles[column.role()] = text;
        } else if (column.isAttribute()) {
            attributes.add(column.name());
            texts.add(text);
        }
    }

    String role(String role) {
        return roles[HistoryColumns.ROLES.indexOf(role)];
    }

    int attributes() {
        return attributes.size();
    }

    String attribute(int index) {
        return attributes.get(index);
    }

    String text(int index) {
        return texts.get(index);
    }
}
