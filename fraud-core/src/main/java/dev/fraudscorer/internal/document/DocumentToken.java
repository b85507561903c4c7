package dev.fraudscorer.internal.document;

/** What a document is made of, in YAML as in JSON. */
enum DocumentToken {
    MAP,
    MAP_END,
    LIST,
    LIST_END,
    KEY,
    TEXT,
    NUMBER,
    BOOLEAN,
    EMPTY,
    END
}
