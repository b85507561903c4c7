package dev.fraudscorer.lab.cards;

import dev.fraudscorer.testkit.Spellings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.function.Executable;

/** Searches outputs for a card number. Thrown texts are searched with all causes and what they suppressed. */
final class Leaks {
    private static final int MOST_SHOWN = 8;
    private static final List<Charset> CHARSETS =
            List.of(StandardCharsets.ISO_8859_1, StandardCharsets.UTF_8, StandardCharsets.UTF_16LE);

    private final String number;
    private int thrown;

    Leaks(String number) {
        this.number = number;
    }

    /** Fails if more of the number than its first eight digits is in {@code output}, or the spelling itself. */
    void check(String where, String spelling, String output) {
        String digits = Spellings.digits(output);
        if (output.contains(spelling)
                || digits.contains(number.substring(0, MOST_SHOWN + 1))
                || digits.contains(number.substring(MOST_SHOWN - 2))) {
            throw new AssertionError("'" + spelling + "' put into " + where + " is in the output: " + output);
        }
    }

    /** The same for bytes, as texts of any encoding. */
    void check(String where, byte[] output) {
        for (Charset charset : CHARSETS) {
            check(where, number, new String(output, charset));
        }
    }

    /** Runs something that may throw, and checks what it throws. */
    void checkThrown(String where, String spelling, Executable run) {
        try {
            run.execute();
        } catch (Throwable t) {
            thrown++;
            StringWriter text = new StringWriter();
            t.printStackTrace(new PrintWriter(text));
            // Without the places in code, whose numbers of lines are no part of what was put in.
            check(where, spelling, text.toString().replaceAll("(?m)^\\s+(at |\\.\\.\\. ).*$", ""));
        }
    }

    /** How many times something was thrown. */
    int thrown() {
        return thrown;
    }
}
