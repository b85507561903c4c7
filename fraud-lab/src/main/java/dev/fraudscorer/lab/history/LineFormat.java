package dev.fraudscorer.lab.history;

/** Takes lines apart into the texts of a row. Confined to one thread. */
interface LineFormat {
    /** Fills {@code row} from {@code line}. */
    void read(String line, Row row) throws BrokenLineException;
}
