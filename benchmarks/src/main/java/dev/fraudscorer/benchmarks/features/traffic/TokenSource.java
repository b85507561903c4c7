package dev.fraudscorer.benchmarks.features.traffic;

/** Tokens as gateways have them, made of numbers: a new text each time, whose hash nobody has computed yet. */
public final class TokenSource {
    /** With letters: of millions of tokens in hexadecimal, some are digits alone and look like the number of a card. */
    private static final int RADIX = 36;

    private TokenSource() {}

    public static String payment(long number) {
        return "tx-" + Long.toUnsignedString(scatter(number), RADIX);
    }

    public static String card(int number) {
        return "tok_" + Long.toUnsignedString(scatter(number), RADIX);
    }

    public static String device(int number) {
        return "dev_" + Long.toUnsignedString(scatter(-1L - number), RADIX);
    }

    public static String merchant(int number) {
        return "m-" + number;
    }

    static String category(int number) {
        return "category-" + number;
    }

    public static String address(int number) {
        return "10." + (number >>> 16) + "." + (number >>> 8 & 0xFF) + "." + (number & 0xFF);
    }

    /** An equal text that is another object, as parsed from a message. */
    static String fresh(String text) {
        return new String(text.toCharArray());
    }

    /** One to one, so that different numbers have different tokens. */
    private static long scatter(long number) {
        long bits = (number ^ (number >>> 31)) * 0x7FB5D329728EA185L;
        bits = (bits ^ (bits >>> 27)) * 0x81DADEF4BC2DD44DL;
        return bits ^ (bits >>> 33);
    }
}
