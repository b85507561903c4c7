package dev.fraudscorer.rules.internal.lists.keys;

/** Writes a label of a domain in ASCII. Source: RFC 3492, sections 5 and 6. */
final class Punycode {
    private static final int BASE = 36;
    private static final int LEAST_THRESHOLD = 1;
    private static final int MOST_THRESHOLD = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int FIRST_BIAS = 72;
    private static final int FIRST_CODE_POINT = 128;

    /**
     * The longest label that is encoded, in code points; the time grows with the square of the length. A label of the
     * name system has 63 characters at most.
     */
    private static final int MOST_CODE_POINTS = 128;

    private Punycode() {}

    /** Appends the label without its prefix; a label that is too long for any domain is appended as it is. */
    static void encode(String label, StringBuilder out) {
        int[] input = label.codePoints().toArray();
        if (input.length > MOST_CODE_POINTS) {
            out.append(label);
            return;
        }
        int basic = 0;
        for (int c : input) {
            if (c < FIRST_CODE_POINT) {
                out.append((char) c);
                basic++;
            }
        }
        if (basic > 0) {
            out.append('-');
        }
        int next = FIRST_CODE_POINT;
        int delta = 0;
        int bias = FIRST_BIAS;
        int handled = basic;
        while (handled < input.length) {
            int smallest = smallestFrom(input, next);
            delta += (smallest - next) * (handled + 1);
            next = smallest;
            for (int c : input) {
                if (c < next) {
                    delta++;
                } else if (c == next) {
                    append(delta, bias, out);
                    bias = adapted(delta, handled + 1, handled == basic);
                    delta = 0;
                    handled++;
                }
            }
            delta++;
            next++;
        }
    }

    private static int smallestFrom(int[] input, int least) {
        int smallest = Integer.MAX_VALUE;
        for (int c : input) {
            smallest = c >= least && c < smallest ? c : smallest;
        }
        return smallest;
    }

    private static void append(int delta, int bias, StringBuilder out) {
        int rest = delta;
        for (int k = BASE; ; k += BASE) {
            int threshold = Math.min(Math.max(k - bias, LEAST_THRESHOLD), MOST_THRESHOLD);
            if (rest < threshold) {
                out.append(digit(rest));
                return;
            }
            out.append(digit(threshold + (rest - threshold) % (BASE - threshold)));
            rest = (rest - threshold) / (BASE - threshold);
        }
    }

    private static char digit(int value) {
        return (char) (value < 26 ? 'a' + value : '0' + value - 26);
    }

    private static int adapted(int delta, int points, boolean first) {
        int rest = first ? delta / DAMP : delta / 2;
        rest += rest / points;
        int k = 0;
        while (rest > (BASE - LEAST_THRESHOLD) * MOST_THRESHOLD / 2) {
            rest /= BASE - LEAST_THRESHOLD;
            k += BASE;
        }
        return k + (BASE - LEAST_THRESHOLD + 1) * rest / (rest + SKEW);
    }
}
