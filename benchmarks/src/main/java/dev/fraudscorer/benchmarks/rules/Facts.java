package dev.fraudscorer.benchmarks.rules;

import dev.fraudscorer.spi.vector.FeatureVector;
import org.jspecify.annotations.Nullable;

/** An event of the reference work as a bean, for engines that read properties. */
public final class Facts {
    private double[] numbers = {};
    private @Nullable String[] texts = {};

    /** Shows another event. */
    public Facts of(FeatureVector vector) {
        numbers = vector.numbers();
        texts = vector.texts();
        return this;
    }

    public double getN0() {
        return numbers[0];
    }

    public double getN1() {
        return numbers[1];
    }

    public double getN2() {
        return numbers[2];
    }

    public double getN3() {
        return numbers[3];
    }

    public double getN4() {
        return numbers[4];
    }

    public double getN5() {
        return numbers[5];
    }

    public double getN6() {
        return numbers[6];
    }

    public double getN7() {
        return numbers[7];
    }

    public double getN8() {
        return numbers[8];
    }

    public double getN9() {
        return numbers[9];
    }

    public double getN10() {
        return numbers[10];
    }

    public double getN11() {
        return numbers[11];
    }

    public double getN12() {
        return numbers[12];
    }

    public double getN13() {
        return numbers[13];
    }

    public double getN14() {
        return numbers[14];
    }

    public double getN15() {
        return numbers[15];
    }

    public double getN16() {
        return numbers[16];
    }

    public double getN17() {
        return numbers[17];
    }

    public double getN18() {
        return numbers[18];
    }

    public double getN19() {
        return numbers[19];
    }

    public double getN20() {
        return numbers[20];
    }

    public double getN21() {
        return numbers[21];
    }

    public double getN22() {
        return numbers[22];
    }

    public double getN23() {
        return numbers[23];
    }

    public double getN24() {
        return numbers[24];
    }

    public double getN25() {
        return numbers[25];
    }

    public double getN26() {
        return numbers[26];
    }

    public double getN27() {
        return numbers[27];
    }

    public double getN28() {
        return numbers[28];
    }

    public double getN29() {
        return numbers[29];
    }

    public @Nullable String getT0() {
        return texts[30];
    }

    public @Nullable String getT1() {
        return texts[31];
    }

    public @Nullable String getT2() {
        return texts[32];
    }

    public @Nullable String getT3() {
        return texts[33];
    }

    public @Nullable String getT4() {
        return texts[34];
    }

    public @Nullable String getT5() {
        return texts[35];
    }
}
