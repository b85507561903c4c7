package dev.fraudscorer.spi.policy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers as people write them where a policy takes a fraction: 60, 60%, 0,60. */
public final class Fractions {
    /** What to do about a comma in a number. */
    public static final String POINT = "decimals are written with a point, such as 0.5";

    private static final Pattern PERCENT =
            Pattern.compile("([2-9]|[1-9][0-9]|100)|([0-9]{1,3}(?:\\.[0-9]{1,3})?)\\s*%");
    private static final Pattern COMMA = Pattern.compile("[0-9]+,[0-9]+");
    private static final Pattern DECIMALS = Pattern.compile("[0-9]{1,6}");

    private Fractions() {}

    /** What to append to what is expected; empty if nothing of that kind is there. */
    public static String hint(Node node, double most) {
        String text = node instanceof ScalarNode scalar ? scalar.text().strip() : "";
        if (COMMA.matcher(text).matches()) {
            return "; " + POINT;
        }
        Matcher percent = PERCENT.matcher(text);
        if (most != 1 || !percent.matches()) {
            return "";
        }
        String number = percent.group(1) == null ? percent.group(2) : percent.group(1);
        return "; " + number + " % is " + (float) (Double.parseDouble(number) / 100);
    }

    /** Whether a key is what a comma cut off from a number, as in {@code { risk: 0,60 }}. */
    public static boolean isDecimals(String key) {
        return DECIMALS.matcher(key).matches();
    }
}
