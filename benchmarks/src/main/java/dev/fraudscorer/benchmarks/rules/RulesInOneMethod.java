package dev.fraudscorer.benchmarks.rules;

import org.jspecify.annotations.Nullable;

/** The reference rules as one method. Written by {@link SourceWriter}. */
final class RulesInOneMethod {
    private RulesInOneMethod() {}

    /** Sets the bits of the rules that fire. */
    static void evaluate(double[] n, @Nullable String[] t, long[] fired) {
        long bits0 = 0;
        if (n[28] / n[29] > 1.47 && n[1] < 340.87 && n[7] / n[12] > 1.47 && n[2] > 659.13) {
            bits0 |= 1L << 0;
        }
        if (n[6] > 659.13 && n[5] > 659.13 && n[13] / n[14] > 1.47 && n[3] / n[21] > 1.47) {
            bits0 |= 1L << 1;
        }
        if (n[3] / n[0] > 1.47
                && t[30] != null
                && ListsOfRules.LIST_1.contains(t[30])
                && n[2] / n[13] > 1.47
                && n[16] > 659.13) {
            bits0 |= 1L << 2;
        }
        if (n[12] > 761.89 && n[27] > 761.89 && n[29] < 238.11) {
            bits0 |= 1L << 3;
        }
        if (n[9] < 340.87
                && n[21] < 340.87
                && n[25] / n[9] > 1.47
                && t[30] != null
                && ListsOfRules.LIST_2.contains(t[30])) {
            bits0 |= 1L << 4;
        }
        if (t[33] != null && ListsOfRules.LIST_3.contains(t[33]) && n[6] / n[11] > 2.1 && n[29] > 761.89) {
            bits0 |= 1L << 5;
        }
        if (n[29] < 238.11 && n[13] > 761.89 && n[25] < 238.11) {
            bits0 |= 1L << 6;
        }
        if (n[7] / n[1] > 2.1 && t[33] != null && ListsOfRules.LIST_4.contains(t[33]) && n[21] < 238.11) {
            bits0 |= 1L << 7;
        }
        if (n[17] / n[18] > 1.47
                && t[33] != null
                && ListsOfRules.LIST_5.contains(t[33])
                && n[9] / n[13] > 1.47
                && n[20] / n[29] > 1.47) {
            bits0 |= 1L << 8;
        }
        if (t[32] != null
                && ListsOfRules.LIST_6.contains(t[32])
                && t[30] != null
                && t[31] != null
                && !t[30].equals(t[31])) {
            bits0 |= 1L << 9;
        }
        if (t[33] != null && ListsOfRules.LIST_7.contains(t[33]) && n[15] > 761.89 && n[23] > 761.89) {
            bits0 |= 1L << 10;
        }
        if (n[16] > 883.81 && t[33] != null && ListsOfRules.LIST_8.contains(t[33])) {
            bits0 |= 1L << 11;
        }
        if (n[10] < 238.11 && n[27] > 761.89 && n[14] < 238.11) {
            bits0 |= 1L << 12;
        }
        if (n[23] > 761.89 && t[35] != null && ListsOfRules.LIST_9.contains(t[35]) && n[1] > 761.89) {
            bits0 |= 1L << 13;
        }
        if (t[32] != null
                && t[33] != null
                && !t[32].equals(t[33])
                && n[24] > 487.01
                && t[35] != null
                && ListsOfRules.LIST_10.contains(t[35])
                && n[22] < 512.99) {
            bits0 |= 1L << 14;
        }
        if (n[1] > 659.13
                && t[32] != null
                && ListsOfRules.LIST_11.contains(t[32])
                && n[1] > 659.13
                && n[28] / n[26] > 1.47) {
            bits0 |= 1L << 15;
        }
        if (n[7] > 659.13
                && t[30] != null
                && ListsOfRules.LIST_12.contains(t[30])
                && n[22] > 659.13
                && t[33] != null
                && ListsOfRules.LIST_13.contains(t[33])) {
            bits0 |= 1L << 16;
        }
        if (n[6] < 116.19 && t[33] != null && ListsOfRules.LIST_14.contains(t[33])) {
            bits0 |= 1L << 17;
        }
        if (n[28] < 116.19 && n[11] / n[27] > 4.3) {
            bits0 |= 1L << 18;
        }
        if (n[8] / n[0] > 2.1 && n[7] / n[10] > 2.1 && n[2] < 238.11) {
            bits0 |= 1L << 19;
        }
        if (n[12] / n[0] > 2.1 && n[8] < 238.11 && n[4] > 761.89) {
            bits0 |= 1L << 20;
        }
        if (n[4] / n[18] > 1.47
                && n[6] > 659.13
                && t[35] != null
                && ListsOfRules.LIST_15.contains(t[35])
                && t[30] != null
                && ListsOfRules.LIST_16.contains(t[30])) {
            bits0 |= 1L << 21;
        }
        if (t[30] != null
                && t[31] != null
                && !t[30].equals(t[31])
                && n[11] < 512.99
                && t[30] != null
                && ListsOfRules.LIST_17.contains(t[30])
                && n[12] > 487.01) {
            bits0 |= 1L << 22;
        }
        if (t[30] != null && ListsOfRules.LIST_18.contains(t[30]) && n[3] > 883.81) {
            bits0 |= 1L << 23;
        }
        if (n[9] > 883.81 && n[7] < 116.19) {
            bits0 |= 1L << 24;
        }
        if (n[19] < 340.87 && n[7] / n[29] > 1.47 && n[7] / n[5] > 1.47 && n[1] > 659.13) {
            bits0 |= 1L << 25;
        }
        if (n[16] < 367.42
                && t[35] != null
                && ListsOfRules.LIST_19.contains(t[35])
                && t[32] != null
                && t[33] != null
                && !t[32].equals(t[33])) {
            bits0 |= 1L << 26;
        }
        if (t[34] != null
                && ListsOfRules.LIST_20.contains(t[34])
                && n[9] < 512.99
                && n[1] > 487.01
                && t[30] != null
                && t[31] != null
                && !t[30].equals(t[31])) {
            bits0 |= 1L << 27;
        }
        if (n[8] < 238.11 && n[6] > 761.89 && n[12] < 238.11) {
            bits0 |= 1L << 28;
        }
        if (t[31] != null
                && ListsOfRules.LIST_21.contains(t[31])
                && t[34] != null
                && ListsOfRules.LIST_22.contains(t[34])) {
            bits0 |= 1L << 29;
        }
        if (n[5] > 659.13 && n[15] > 659.13 && t[34] != null && ListsOfRules.LIST_23.contains(t[34]) && n[3] > 659.13) {
            bits0 |= 1L << 30;
        }
        if (n[17] < 238.11 && t[33] != null && ListsOfRules.LIST_24.contains(t[33]) && n[28] > 761.89) {
            bits0 |= 1L << 31;
        }
        if (n[21] / n[19] > 4.3 && n[29] < 116.19) {
            bits0 |= 1L << 32;
        }
        if (n[10] / n[4] > 1.36
                && t[31] != null
                && ListsOfRules.LIST_25.contains(t[31])
                && t[32] != null
                && t[33] != null
                && !t[32].equals(t[33])) {
            bits0 |= 1L << 33;
        }
        if (n[25] > 659.13 && n[28] / n[21] > 1.47 && n[7] / n[27] > 1.47 && n[10] < 340.87) {
            bits0 |= 1L << 34;
        }
        if (n[5] > 883.81 && n[12] > 883.81) {
            bits0 |= 1L << 35;
        }
        if (n[14] < 238.11 && n[27] > 761.89 && t[30] != null && ListsOfRules.LIST_26.contains(t[30])) {
            bits0 |= 1L << 36;
        }
        if (n[20] > 761.89 && n[14] < 238.11 && t[32] != null && ListsOfRules.LIST_27.contains(t[32])) {
            bits0 |= 1L << 37;
        }
        if (t[32] != null && t[33] != null && !t[32].equals(t[33]) && n[22] > 865.0) {
            bits0 |= 1L << 38;
        }
        if (n[10] > 659.13 && n[11] > 659.13 && n[25] / n[0] > 1.47 && n[10] < 340.87) {
            bits0 |= 1L << 39;
        }
        if (t[33] != null
                && ListsOfRules.LIST_28.contains(t[33])
                && t[32] != null
                && t[33] != null
                && !t[32].equals(t[33])
                && n[28] < 367.42) {
            bits0 |= 1L << 40;
        }
        if (t[34] != null
                && ListsOfRules.LIST_29.contains(t[34])
                && n[6] > 659.13
                && n[11] < 340.87
                && n[16] < 340.87) {
            bits0 |= 1L << 41;
        }
        if (t[31] != null && ListsOfRules.LIST_30.contains(t[31]) && n[15] > 883.81) {
            bits0 |= 1L << 42;
        }
        if (n[29] / n[18] > 2.1 && n[14] < 238.11 && n[10] < 238.11) {
            bits0 |= 1L << 43;
        }
        if (t[32] != null && ListsOfRules.LIST_31.contains(t[32]) && n[4] < 116.19) {
            bits0 |= 1L << 44;
        }
        if (n[28] > 659.13 && n[9] < 340.87 && n[27] / n[2] > 1.47 && n[24] > 659.13) {
            bits0 |= 1L << 45;
        }
        if (n[18] > 659.13
                && n[3] > 659.13
                && t[35] != null
                && ListsOfRules.LIST_32.contains(t[35])
                && n[7] / n[9] > 1.47) {
            bits0 |= 1L << 46;
        }
        if (n[29] > 883.81 && t[31] != null && ListsOfRules.LIST_33.contains(t[31])) {
            bits0 |= 1L << 47;
        }
        if (n[3] / n[1] > 4.3 && n[6] < 116.19) {
            bits0 |= 1L << 48;
        }
        if (n[17] / n[24] > 1.47 && n[20] < 340.87 && n[22] < 340.87 && n[2] > 659.13) {
            bits0 |= 1L << 49;
        }
        if (t[33] != null
                && ListsOfRules.LIST_34.contains(t[33])
                && n[1] / n[12] > 2.1
                && t[31] != null
                && ListsOfRules.LIST_35.contains(t[31])) {
            bits0 |= 1L << 50;
        }
        if (n[22] > 659.13 && n[4] > 659.13 && n[12] > 659.13 && n[29] > 659.13) {
            bits0 |= 1L << 51;
        }
        if (t[33] != null && ListsOfRules.LIST_36.contains(t[33]) && n[3] < 238.11 && n[17] < 238.11) {
            bits0 |= 1L << 52;
        }
        if (t[34] != null
                && ListsOfRules.LIST_37.contains(t[34])
                && t[34] != null
                && ListsOfRules.LIST_38.contains(t[34])
                && n[11] < 238.11) {
            bits0 |= 1L << 53;
        }
        if (n[9] < 116.19 && n[3] / n[6] > 4.3) {
            bits0 |= 1L << 54;
        }
        if (n[9] < 340.87
                && t[31] != null
                && ListsOfRules.LIST_39.contains(t[31])
                && n[21] > 659.13
                && n[2] / n[23] > 1.47) {
            bits0 |= 1L << 55;
        }
        if (n[2] < 238.11 && n[18] > 761.89 && n[15] > 761.89) {
            bits0 |= 1L << 56;
        }
        if (t[32] != null
                && ListsOfRules.LIST_40.contains(t[32])
                && n[16] < 340.87
                && n[24] < 340.87
                && n[22] / n[26] > 1.47) {
            bits0 |= 1L << 57;
        }
        if (n[7] / n[29] > 2.1 && n[11] > 761.89 && n[7] < 238.11) {
            bits0 |= 1L << 58;
        }
        if (n[11] > 659.13
                && n[0] / n[14] > 1.47
                && n[14] < 340.87
                && t[32] != null
                && ListsOfRules.LIST_41.contains(t[32])) {
            bits0 |= 1L << 59;
        }
        if (t[31] != null
                && ListsOfRules.LIST_42.contains(t[31])
                && n[22] < 340.87
                && n[20] < 340.87
                && n[27] > 659.13) {
            bits0 |= 1L << 60;
        }
        if (n[24] > 659.13 && n[15] < 340.87 && n[29] > 659.13 && n[17] / n[0] > 1.47) {
            bits0 |= 1L << 61;
        }
        if (n[20] > 659.13
                && n[27] > 659.13
                && t[34] != null
                && ListsOfRules.LIST_43.contains(t[34])
                && n[10] / n[11] > 1.47) {
            bits0 |= 1L << 62;
        }
        if (n[24] / n[13] > 1.47 && n[11] / n[28] > 1.47 && n[19] < 340.87 && n[19] > 659.13) {
            bits0 |= 1L << 63;
        }
        fired[0] = bits0;
        long bits1 = 0;
        if (n[15] / n[24] > 1.47 && n[14] / n[2] > 1.47 && n[15] > 659.13 && n[3] > 659.13) {
            bits1 |= 1L << 0;
        }
        if (n[1] / n[17] > 2.1 && n[29] > 761.89 && n[12] < 238.11) {
            bits1 |= 1L << 1;
        }
        if (n[6] / n[29] > 1.47 && n[21] / n[14] > 1.47 && n[18] < 340.87 && n[15] > 659.13) {
            bits1 |= 1L << 2;
        }
        if (n[11] < 340.87 && n[8] < 340.87 && n[9] / n[0] > 1.47 && n[3] / n[28] > 1.47) {
            bits1 |= 1L << 3;
        }
        if (n[7] > 659.13 && t[34] != null && ListsOfRules.LIST_44.contains(t[34]) && n[3] < 340.87 && n[13] > 659.13) {
            bits1 |= 1L << 4;
        }
        if (t[30] != null
                && t[31] != null
                && !t[30].equals(t[31])
                && n[3] < 512.99
                && t[33] != null
                && ListsOfRules.LIST_45.contains(t[33])
                && n[14] / n[28] > 0.97) {
            bits1 |= 1L << 5;
        }
        if (n[11] > 487.01
                && t[31] != null
                && ListsOfRules.LIST_46.contains(t[31])
                && n[12] > 487.01
                && t[30] != null
                && t[31] != null
                && !t[30].equals(t[31])) {
            bits1 |= 1L << 6;
        }
        if (n[12] > 883.81 && n[27] / n[2] > 4.3) {
            bits1 |= 1L << 7;
        }
        if (n[4] > 883.81 && n[3] / n[21] > 4.3) {
            bits1 |= 1L << 8;
        }
        if (n[10] / n[1] > 4.3 && t[35] != null && ListsOfRules.LIST_47.contains(t[35])) {
            bits1 |= 1L << 9;
        }
        if (n[19] > 659.13 && n[25] / n[9] > 1.47 && n[21] > 659.13 && n[15] / n[6] > 1.47) {
            bits1 |= 1L << 10;
        }
        if (n[29] < 116.19 && n[12] < 116.19) {
            bits1 |= 1L << 11;
        }
        if (n[10] / n[25] > 4.3 && n[17] < 116.19) {
            bits1 |= 1L << 12;
        }
        if (t[30] != null && ListsOfRules.LIST_48.contains(t[30]) && n[27] < 116.19) {
            bits1 |= 1L << 13;
        }
        if (n[10] / n[23] > 2.1 && n[18] < 238.11 && t[34] != null && ListsOfRules.LIST_49.contains(t[34])) {
            bits1 |= 1L << 14;
        }
        if (t[30] != null
                && ListsOfRules.LIST_50.contains(t[30])
                && n[18] < 238.11
                && t[30] != null
                && ListsOfRules.LIST_51.contains(t[30])) {
            bits1 |= 1L << 15;
        }
        if (n[9] > 883.81 && n[17] / n[4] > 4.3) {
            bits1 |= 1L << 16;
        }
        if (n[3] < 340.87
                && n[15] / n[7] > 1.47
                && t[32] != null
                && ListsOfRules.LIST_52.contains(t[32])
                && n[15] > 659.13) {
            bits1 |= 1L << 17;
        }
        if (n[10] < 238.11 && n[29] > 761.89 && n[4] < 238.11) {
            bits1 |= 1L << 18;
        }
        if (n[27] < 116.19 && n[15] < 116.19) {
            bits1 |= 1L << 19;
        }
        if (n[26] < 116.19 && n[29] > 883.81) {
            bits1 |= 1L << 20;
        }
        if (t[30] != null && t[31] != null && !t[30].equals(t[31]) && n[15] < 135.0) {
            bits1 |= 1L << 21;
        }
        if (t[35] != null && ListsOfRules.LIST_53.contains(t[35]) && n[16] / n[17] > 2.1 && n[13] / n[8] > 2.1) {
            bits1 |= 1L << 22;
        }
        if (n[13] / n[4] > 0.97
                && n[18] > 487.01
                && n[5] / n[23] > 0.97
                && t[30] != null
                && t[31] != null
                && !t[30].equals(t[31])) {
            bits1 |= 1L << 23;
        }
        if (n[25] / n[7] > 0.97
                && n[5] / n[15] > 0.97
                && t[32] != null
                && t[33] != null
                && !t[32].equals(t[33])
                && n[5] < 512.99) {
            bits1 |= 1L << 24;
        }
        if (n[29] > 659.13 && n[25] / n[5] > 1.47 && n[12] < 340.87 && n[23] < 340.87) {
            bits1 |= 1L << 25;
        }
        if (n[14] > 659.13 && n[13] / n[9] > 1.47 && n[19] / n[14] > 1.47 && n[15] > 659.13) {
            bits1 |= 1L << 26;
        }
        if (n[6] < 238.11 && n[28] > 761.89 && n[16] > 761.89) {
            bits1 |= 1L << 27;
        }
        if (t[30] != null && ListsOfRules.LIST_54.contains(t[30]) && n[6] > 883.81) {
            bits1 |= 1L << 28;
        }
        if (n[26] > 632.58 && n[2] < 367.42 && t[30] != null && t[31] != null && !t[30].equals(t[31])) {
            bits1 |= 1L << 29;
        }
        if (n[19] < 340.87 && n[24] / n[26] > 1.47 && n[25] / n[16] > 1.47 && n[22] > 659.13) {
            bits1 |= 1L << 30;
        }
        if (n[8] < 512.99
                && t[34] != null
                && ListsOfRules.LIST_55.contains(t[34])
                && n[12] < 512.99
                && t[30] != null
                && t[31] != null
                && !t[30].equals(t[31])) {
            bits1 |= 1L << 31;
        }
        if (t[30] != null && t[31] != null && !t[30].equals(t[31]) && n[29] / n[23] > 3.7) {
            bits1 |= 1L << 32;
        }
        if (n[6] > 883.81 && n[6] < 116.19) {
            bits1 |= 1L << 33;
        }
        if (n[19] < 512.99
                && n[14] < 512.99
                && n[16] < 512.99
                && t[32] != null
                && t[33] != null
                && !t[32].equals(t[33])) {
            bits1 |= 1L << 34;
        }
        if (n[24] > 883.81 && n[7] > 883.81) {
            bits1 |= 1L << 35;
        }
        fired[1] = bits1;
    }
}
