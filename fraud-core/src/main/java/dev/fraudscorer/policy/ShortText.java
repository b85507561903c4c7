package dev.fraudscorer.policy;

/** A text of a policy as a message shows it: a value of ten megabytes must not become a message of ten megabytes. */
public final class ShortText {
    private static final String CUT = "…";

    private ShortText() {}

    /** {@code text} or, if it is longer, so many of its characters that they and the sign for the rest are {@code most}. */
    public static String of(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - CUT.length();
        boolean splitsCharacter = Character.isHighSurrogate(text.charAt(end - 1));
        return text.substring(0, splitsCharacter ? end - 1 : end) + CUT;
    }
}
