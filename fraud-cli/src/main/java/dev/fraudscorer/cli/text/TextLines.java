package dev.fraudscorer.cli.text;

import java.io.PrintWriter;
import java.util.Locale;

/** Writes formatted lines, the same in every locale. */
public final class TextLines {
    private final PrintWriter out;

    public TextLines(PrintWriter out) {
        this.out = out;
    }

    public void line(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }

    /** Passes on what was written, as the end of a command does. */
    public void flush() {
        out.flush();
    }
}
