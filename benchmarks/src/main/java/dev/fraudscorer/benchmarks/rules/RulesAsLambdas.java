package dev.fraudscorer.benchmarks.rules;

import org.jspecify.annotations.Nullable;

/** The reference rules, each as a lambda. Written by {@link SourceWriter}. */
final class RulesAsLambdas {
    private static final Rule[] RULES = {
        (n, t) -> n[28] / n[29] > 1.47 && n[1] < 340.87 && n[7] / n[12] > 1.47 && n[2] > 659.13,
        (n, t) -> n[6] > 659.13 && n[5] > 659.13 && n[13] / n[14] > 1.47 && n[3] / n[21] > 1.47,
        (n, t) -> n[3] / n[0] > 1.47
                && t[30] != null
                && ListsOfRules.LIST_1.contains(t[30])
                && n[2] / n[13] > 1.47
                && n[16] > 659.13,
        (n, t) -> n[12] > 761.89 && n[27] > 761.89 && n[29] < 238.11,
        (n, t) -> n[9] < 340.87
                && n[21] < 340.87
                && n[25] / n[9] > 1.47
                && t[30] != null
                && ListsOfRules.LIST_2.contains(t[30]),
        (n, t) -> t[33] != null && ListsOfRules.LIST_3.contains(t[33]) && n[6] / n[11] > 2.1 && n[29] > 761.89,
        (n, t) -> n[29] < 238.11 && n[13] > 761.89 && n[25] < 238.11,
        (n, t) -> n[7] / n[1] > 2.1 && t[33] != null && ListsOfRules.LIST_4.contains(t[33]) && n[21] < 238.11,
        (n, t) -> n[17] / n[18] > 1.47
                && t[33] != null
                && ListsOfRules.LIST_5.contains(t[33])
                && n[9] / n[13] > 1.47
                && n[20] / n[29] > 1.47,
        (n, t) -> t[32] != null
                && ListsOfRules.LIST_6.contains(t[32])
                && t[30] != null
                && t[31] != null
                && !t[30].equals(t[31]),
        (n, t) -> t[33] != null && ListsOfRules.LIST_7.contains(t[33]) && n[15] > 761.89 && n[23] > 761.89,
        (n, t) -> n[16] > 883.81 && t[33] != null && ListsOfRules.LIST_8.contains(t[33]),
        (n, t) -> n[10] < 238.11 && n[27] > 761.89 && n[14] < 238.11,
        (n, t) -> n[23] > 761.89 && t[35] != null && ListsOfRules.LIST_9.contains(t[35]) && n[1] > 761.89,
        (n, t) -> t[32] != null
                && t[33] != null
                && !t[32].equals(t[33])
                && n[24] > 487.01
                && t[35] != null
                && ListsOfRules.LIST_10.contains(t[35])
                && n[22] < 512.99,
        (n, t) -> n[1] > 659.13
                && t[32] != null
                && ListsOfRules.LIST_11.contains(t[32])
                && n[1] > 659.13
                && n[28] / n[26] > 1.47,
        (n, t) -> n[7] > 659.13
                && t[30] != null
                && ListsOfRules.LIST_12.contains(t[30])
                && n[22] > 659.13
                && t[33] != null
                && ListsOfRules.LIST_13.contains(t[33]),
        (n, t) -> n[6] < 116.19 && t[33] != null && ListsOfRules.LIST_14.contains(t[33]),
        (n, t) -> n[28] < 116.19 && n[11] / n[27] > 4.3,
        (n, t) -> n[8] / n[0] > 2.1 && n[7] / n[10] > 2.1 && n[2] < 238.11,
        (n, t) -> n[12] / n[0] > 2.1 && n[8] < 238.11 && n[4] > 761.89,
        (n, t) -> n[4] / n[18] > 1.47
                && n[6] > 659.13
                && t[35] != null
                && ListsOfRules.LIST_15.contains(t[35])
                && t[30] != null
                && ListsOfRules.LIST_16.contains(t[30]),
        (n, t) -> t[30] != null
                && t[31] != null
                && !t[30].equals(t[31])
                && n[11] < 512.99
                && t[30] != null
                && ListsOfRules.LIST_17.contains(t[30])
                && n[12] > 487.01,
        (n, t) -> t[30] != null && ListsOfRules.LIST_18.contains(t[30]) && n[3] > 883.81,
        (n, t) -> n[9] > 883.81 && n[7] < 116.19,
        (n, t) -> n[19] < 340.87 && n[7] / n[29] > 1.47 && n[7] / n[5] > 1.47 && n[1] > 659.13,
        (n, t) -> n[16] < 367.42
                && t[35] != null
                && ListsOfRules.LIST_19.contains(t[35])
                && t[32] != null
                && t[33] != null
                && !t[32].equals(t[33]),
        (n, t) -> t[34] != null
                && ListsOfRules.LIST_20.contains(t[34])
                && n[9] < 512.99
                && n[1] > 487.01
                && t[30] != null
                && t[31] != null
                && !t[30].equals(t[31]),
        (n, t) -> n[8] < 238.11 && n[6] > 761.89 && n[12] < 238.11,
        (n, t) -> t[31] != null
                && ListsOfRules.LIST_21.contains(t[31])
                && t[34] != null
                && ListsOfRules.LIST_22.contains(t[34]),
        (n, t) -> n[5] > 659.13
                && n[15] > 659.13
                && t[34] != null
                && ListsOfRules.LIST_23.contains(t[34])
                && n[3] > 659.13,
        (n, t) -> n[17] < 238.11 && t[33] != null && ListsOfRules.LIST_24.contains(t[33]) && n[28] > 761.89,
        (n, t) -> n[21] / n[19] > 4.3 && n[29] < 116.19,
        (n, t) -> n[10] / n[4] > 1.36
                && t[31] != null
                && ListsOfRules.LIST_25.contains(t[31])
                && t[32] != null
                && t[33] != null
                && !t[32].equals(t[33]),
        (n, t) -> n[25] > 659.13 && n[28] / n[21] > 1.47 && n[7] / n[27] > 1.47 && n[10] < 340.87,
        (n, t) -> n[5] > 883.81 && n[12] > 883.81,
        (n, t) -> n[14] < 238.11 && n[27] > 761.89 && t[30] != null && ListsOfRules.LIST_26.contains(t[30]),
        (n, t) -> n[20] > 761.89 && n[14] < 238.11 && t[32] != null && ListsOfRules.LIST_27.contains(t[32]),
        (n, t) -> t[32] != null && t[33] != null && !t[32].equals(t[33]) && n[22] > 865.0,
        (n, t) -> n[10] > 659.13 && n[11] > 659.13 && n[25] / n[0] > 1.47 && n[10] < 340.87,
        (n, t) -> t[33] != null
                && ListsOfRules.LIST_28.contains(t[33])
                && t[32] != null
                && t[33] != null
                && !t[32].equals(t[33])
                && n[28] < 367.42,
        (n, t) -> t[34] != null
                && ListsOfRules.LIST_29.contains(t[34])
                && n[6] > 659.13
                && n[11] < 340.87
                && n[16] < 340.87,
        (n, t) -> t[31] != null && ListsOfRules.LIST_30.contains(t[31]) && n[15] > 883.81,
        (n, t) -> n[29] / n[18] > 2.1 && n[14] < 238.11 && n[10] < 238.11,
        (n, t) -> t[32] != null && ListsOfRules.LIST_31.contains(t[32]) && n[4] < 116.19,
        (n, t) -> n[28] > 659.13 && n[9] < 340.87 && n[27] / n[2] > 1.47 && n[24] > 659.13,
        (n, t) -> n[18] > 659.13
                && n[3] > 659.13
                && t[35] != null
                && ListsOfRules.LIST_32.contains(t[35])
                && n[7] / n[9] > 1.47,
        (n, t) -> n[29] > 883.81 && t[31] != null && ListsOfRules.LIST_33.contains(t[31]),
        (n, t) -> n[3] / n[1] > 4.3 && n[6] < 116.19,
        (n, t) -> n[17] / n[24] > 1.47 && n[20] < 340.87 && n[22] < 340.87 && n[2] > 659.13,
        (n, t) -> t[33] != null
                && ListsOfRules.LIST_34.contains(t[33])
                && n[1] / n[12] > 2.1
                && t[31] != null
                && ListsOfRules.LIST_35.contains(t[31]),
        (n, t) -> n[22] > 659.13 && n[4] > 659.13 && n[12] > 659.13 && n[29] > 659.13,
        (n, t) -> t[33] != null && ListsOfRules.LIST_36.contains(t[33]) && n[3] < 238.11 && n[17] < 238.11,
        (n, t) -> t[34] != null
                && ListsOfRules.LIST_37.contains(t[34])
                && t[34] != null
                && ListsOfRules.LIST_38.contains(t[34])
                && n[11] < 238.11,
        (n, t) -> n[9] < 116.19 && n[3] / n[6] > 4.3,
        (n, t) -> n[9] < 340.87
                && t[31] != null
                && ListsOfRules.LIST_39.contains(t[31])
                && n[21] > 659.13
                && n[2] / n[23] > 1.47,
        (n, t) -> n[2] < 238.11 && n[18] > 761.89 && n[15] > 761.89,
        (n, t) -> t[32] != null
                && ListsOfRules.LIST_40.contains(t[32])
                && n[16] < 340.87
                && n[24] < 340.87
                && n[22] / n[26] > 1.47,
        (n, t) -> n[7] / n[29] > 2.1 && n[11] > 761.89 && n[7] < 238.11,
        (n, t) -> n[11] > 659.13
                && n[0] / n[14] > 1.47
                && n[14] < 340.87
                && t[32] != null
                && ListsOfRules.LIST_41.contains(t[32]),
        (n, t) -> t[31] != null
                && ListsOfRules.LIST_42.contains(t[31])
                && n[22] < 340.87
                && n[20] < 340.87
                && n[27] > 659.13,
        (n, t) -> n[24] > 659.13 && n[15] < 340.87 && n[29] > 659.13 && n[17] / n[0] > 1.47,
        (n, t) -> n[20] > 659.13
                && n[27] > 659.13
                && t[34] != null
                && ListsOfRules.LIST_43.contains(t[34])
                && n[10] / n[11] > 1.47,
        (n, t) -> n[24] / n[13] > 1.47 && n[11] / n[28] > 1.47 && n[19] < 340.87 && n[19] > 659.13,
        (n, t) -> n[15] / n[24] > 1.47 && n[14] / n[2] > 1.47 && n[15] > 659.13 && n[3] > 659.13,
        (n, t) -> n[1] / n[17] > 2.1 && n[29] > 761.89 && n[12] < 238.11,
        (n, t) -> n[6] / n[29] > 1.47 && n[21] / n[14] > 1.47 && n[18] < 340.87 && n[15] > 659.13,
        (n, t) -> n[11] < 340.87 && n[8] < 340.87 && n[9] / n[0] > 1.47 && n[3] / n[28] > 1.47,
        (n, t) -> n[7] > 659.13
                && t[34] != null
                && ListsOfRules.LIST_44.contains(t[34])
                && n[3] < 340.87
                && n[13] > 659.13,
        (n, t) -> t[30] != null
                && t[31] != null
                && !t[30].equals(t[31])
                && n[3] < 512.99
                && t[33] != null
                && ListsOfRules.LIST_45.contains(t[33])
                && n[14] / n[28] > 0.97,
        (n, t) -> n[11] > 487.01
                && t[31] != null
                && ListsOfRules.LIST_46.contains(t[31])
                && n[12] > 487.01
                && t[30] != null
                && t[31] != null
                && !t[30].equals(t[31]),
        (n, t) -> n[12] > 883.81 && n[27] / n[2] > 4.3,
        (n, t) -> n[4] > 883.81 && n[3] / n[21] > 4.3,
        (n, t) -> n[10] / n[1] > 4.3 && t[35] != null && ListsOfRules.LIST_47.contains(t[35]),
        (n, t) -> n[19] > 659.13 && n[25] / n[9] > 1.47 && n[21] > 659.13 && n[15] / n[6] > 1.47,
        (n, t) -> n[29] < 116.19 && n[12] < 116.19,
        (n, t) -> n[10] / n[25] > 4.3 && n[17] < 116.19,
        (n, t) -> t[30] != null && ListsOfRules.LIST_48.contains(t[30]) && n[27] < 116.19,
        (n, t) -> n[10] / n[23] > 2.1 && n[18] < 238.11 && t[34] != null && ListsOfRules.LIST_49.contains(t[34]),
        (n, t) -> t[30] != null
                && ListsOfRules.LIST_50.contains(t[30])
                && n[18] < 238.11
                && t[30] != null
                && ListsOfRules.LIST_51.contains(t[30]),
        (n, t) -> n[9] > 883.81 && n[17] / n[4] > 4.3,
        (n, t) -> n[3] < 340.87
                && n[15] / n[7] > 1.47
                && t[32] != null
                && ListsOfRules.LIST_52.contains(t[32])
                && n[15] > 659.13,
        (n, t) -> n[10] < 238.11 && n[29] > 761.89 && n[4] < 238.11,
        (n, t) -> n[27] < 116.19 && n[15] < 116.19,
        (n, t) -> n[26] < 116.19 && n[29] > 883.81,
        (n, t) -> t[30] != null && t[31] != null && !t[30].equals(t[31]) && n[15] < 135.0,
        (n, t) -> t[35] != null && ListsOfRules.LIST_53.contains(t[35]) && n[16] / n[17] > 2.1 && n[13] / n[8] > 2.1,
        (n, t) -> n[13] / n[4] > 0.97
                && n[18] > 487.01
                && n[5] / n[23] > 0.97
                && t[30] != null
                && t[31] != null
                && !t[30].equals(t[31]),
        (n, t) -> n[25] / n[7] > 0.97
                && n[5] / n[15] > 0.97
                && t[32] != null
                && t[33] != null
                && !t[32].equals(t[33])
                && n[5] < 512.99,
        (n, t) -> n[29] > 659.13 && n[25] / n[5] > 1.47 && n[12] < 340.87 && n[23] < 340.87,
        (n, t) -> n[14] > 659.13 && n[13] / n[9] > 1.47 && n[19] / n[14] > 1.47 && n[15] > 659.13,
        (n, t) -> n[6] < 238.11 && n[28] > 761.89 && n[16] > 761.89,
        (n, t) -> t[30] != null && ListsOfRules.LIST_54.contains(t[30]) && n[6] > 883.81,
        (n, t) -> n[26] > 632.58 && n[2] < 367.42 && t[30] != null && t[31] != null && !t[30].equals(t[31]),
        (n, t) -> n[19] < 340.87 && n[24] / n[26] > 1.47 && n[25] / n[16] > 1.47 && n[22] > 659.13,
        (n, t) -> n[8] < 512.99
                && t[34] != null
                && ListsOfRules.LIST_55.contains(t[34])
                && n[12] < 512.99
                && t[30] != null
                && t[31] != null
                && !t[30].equals(t[31]),
        (n, t) -> t[30] != null && t[31] != null && !t[30].equals(t[31]) && n[29] / n[23] > 3.7,
        (n, t) -> n[6] > 883.81 && n[6] < 116.19,
        (n, t) -> n[19] < 512.99
                && n[14] < 512.99
                && n[16] < 512.99
                && t[32] != null
                && t[33] != null
                && !t[32].equals(t[33]),
        (n, t) -> n[24] > 883.81 && n[7] > 883.81,
    };

    private RulesAsLambdas() {}

    /** Sets the bits of the rules that fire. */
    static void evaluate(double[] n, @Nullable String[] t, long[] fired) {
        fired[0] = 0;
        fired[1] = 0;
        for (int i = 0; i < RULES.length; i++) {
            if (RULES[i].holds(n, t)) {
                fired[i >> 6] |= 1L << i;
            }
        }
    }

    private interface Rule {
        boolean holds(double[] n, @Nullable String[] t);
    }
}
