package dev.fraudscorer.benchmarks.rules;

import java.util.Set;

/** The lists of the reference rules. */
final class ListsOfRules {
    static final Set<String> LIST_1 =
            Set.of("AA", "BH", "CO", "DV", "GQ", "HX", "JL", "NN", "QI", "RP", "VR", "WY", "YM", "ZT");
    static final Set<String> LIST_2 =
            Set.of("BH", "CO", "DV", "EC", "FJ", "GQ", "HX", "KS", "MG", "OU", "QI", "WY", "XF", "YM");
    static final Set<String> LIST_3 = Set.of("BH", "DV", "EC", "GQ", "HX", "IE", "JL", "MG", "QI", "RP");
    static final Set<String> LIST_4 = Set.of("AA", "CO", "GQ", "HX", "IE", "JL", "LZ", "MG", "OU", "ZT");
    static final Set<String> LIST_5 =
            Set.of("AA", "CO", "DV", "GQ", "HX", "IE", "KS", "LZ", "NN", "OU", "PB", "UK", "VR", "XF");
    static final Set<String> LIST_6 = Set.of("DV", "JL", "NN", "SW", "XF");
    static final Set<String> LIST_7 = Set.of("EC", "FJ", "HX", "JL", "MG", "NN", "PB", "SW", "VR", "YM");
    static final Set<String> LIST_8 = Set.of("EC", "HX", "OU", "PB", "YM");
    static final Set<String> LIST_9 = Set.of("BH", "CO", "DV", "GQ", "HX", "LZ", "MG", "NN", "QI", "UK");
    static final Set<String> LIST_10 = Set.of(
            "BH", "CO", "DV", "EC", "FJ", "GQ", "IE", "JL", "KS", "MG", "NN", "OU", "PB", "QI", "RP", "SW", "TD", "VR",
            "WY", "YM", "ZT");
    static final Set<String> LIST_11 =
            Set.of("AA", "BH", "FJ", "HX", "IE", "JL", "LZ", "MG", "PB", "QI", "SW", "TD", "VR", "XF");
    static final Set<String> LIST_12 =
            Set.of("BH", "CO", "DV", "FJ", "GQ", "KS", "OU", "PB", "QI", "UK", "VR", "WY", "XF", "ZT");
    static final Set<String> LIST_13 =
            Set.of("AA", "CO", "DV", "FJ", "HX", "JL", "KS", "QI", "RP", "SW", "WY", "XF", "YM", "ZT");
    static final Set<String> LIST_14 = Set.of("AA", "BH", "EC", "HX", "NN");
    static final Set<String> LIST_15 =
            Set.of("BH", "DV", "EC", "FJ", "GQ", "HX", "IE", "JL", "LZ", "NN", "OU", "PB", "SW", "YM");
    static final Set<String> LIST_16 =
            Set.of("AA", "BH", "CO", "FJ", "GQ", "KS", "LZ", "MG", "NN", "RP", "SW", "UK", "VR", "XF");
    static final Set<String> LIST_17 = Set.of(
            "AA", "BH", "CO", "DV", "EC", "FJ", "GQ", "HX", "IE", "JL", "KS", "MG", "NN", "OU", "PB", "RP", "TD", "UK",
            "WY", "XF", "ZT");
    static final Set<String> LIST_18 = Set.of("DV", "EC", "FJ", "MG", "XF");
    static final Set<String> LIST_19 =
            Set.of("AA", "BH", "CO", "DV", "EC", "IE", "JL", "KS", "MG", "NN", "QI", "RP", "SW", "UK", "ZT");
    static final Set<String> LIST_20 = Set.of(
            "BH", "CO", "DV", "EC", "FJ", "GQ", "HX", "JL", "KS", "LZ", "MG", "NN", "OU", "PB", "SW", "TD", "UK", "VR",
            "XF", "YM", "ZT");
    static final Set<String> LIST_21 = Set.of("EC", "JL", "LZ", "MG", "QI");
    static final Set<String> LIST_22 = Set.of("AA", "BH", "DV", "FJ", "KS");
    static final Set<String> LIST_23 =
            Set.of("BH", "DV", "EC", "GQ", "HX", "IE", "JL", "MG", "NN", "PB", "QI", "RP", "TD", "WY");
    static final Set<String> LIST_24 = Set.of("CO", "EC", "FJ", "GQ", "KS", "LZ", "MG", "NN", "OU", "UK");
    static final Set<String> LIST_25 =
            Set.of("BH", "CO", "FJ", "GQ", "HX", "KS", "LZ", "MG", "NN", "QI", "RP", "SW", "TD", "XF", "ZT");
    static final Set<String> LIST_26 = Set.of("AA", "CO", "GQ", "JL", "KS", "NN", "QI", "TD", "XF", "YM");
    static final Set<String> LIST_27 = Set.of("CO", "GQ", "JL", "LZ", "MG", "PB", "RP", "XF", "YM", "ZT");
    static final Set<String> LIST_28 =
            Set.of("AA", "CO", "FJ", "GQ", "IE", "JL", "KS", "MG", "NN", "OU", "RP", "VR", "WY", "YM", "ZT");
    static final Set<String> LIST_29 =
            Set.of("AA", "BH", "CO", "DV", "GQ", "HX", "IE", "KS", "MG", "NN", "PB", "QI", "SW", "TD");
    static final Set<String> LIST_30 = Set.of("AA", "GQ", "JL", "KS", "WY");
    static final Set<String> LIST_31 = Set.of("BH", "EC", "FJ", "MG", "RP");
    static final Set<String> LIST_32 =
            Set.of("DV", "FJ", "HX", "IE", "JL", "KS", "LZ", "MG", "NN", "PB", "RP", "UK", "XF", "YM");
    static final Set<String> LIST_33 = Set.of("DV", "HX", "JL", "LZ", "RP");
    static final Set<String> LIST_34 = Set.of("CO", "DV", "EC", "FJ", "HX", "IE", "KS", "MG", "RP", "YM");
    static final Set<String> LIST_35 = Set.of("CO", "DV", "EC", "FJ", "IE", "KS", "LZ", "MG", "RP", "YM");
    static final Set<String> LIST_36 = Set.of("AA", "EC", "FJ", "GQ", "HX", "LZ", "NN", "RP", "SW", "WY");
    static final Set<String> LIST_37 = Set.of("AA", "BH", "IE", "LZ", "RP", "SW", "TD", "WY", "YM", "ZT");
    static final Set<String> LIST_38 = Set.of("AA", "BH", "CO", "DV", "GQ", "JL", "LZ", "MG", "VR", "WY");
    static final Set<String> LIST_39 =
            Set.of("AA", "BH", "FJ", "IE", "KS", "LZ", "MG", "NN", "OU", "QI", "SW", "UK", "WY", "YM");
    static final Set<String> LIST_40 =
            Set.of("AA", "CO", "DV", "EC", "FJ", "GQ", "HX", "IE", "JL", "KS", "NN", "PB", "SW", "XF");
    static final Set<String> LIST_41 =
            Set.of("EC", "FJ", "GQ", "HX", "JL", "KS", "LZ", "MG", "NN", "QI", "RP", "TD", "WY", "YM");
    static final Set<String> LIST_42 =
            Set.of("AA", "EC", "GQ", "HX", "IE", "KS", "MG", "NN", "OU", "RP", "SW", "UK", "VR", "WY");
    static final Set<String> LIST_43 =
            Set.of("AA", "BH", "EC", "FJ", "GQ", "HX", "IE", "LZ", "NN", "OU", "RP", "UK", "XF", "ZT");
    static final Set<String> LIST_44 =
            Set.of("AA", "CO", "FJ", "GQ", "HX", "IE", "LZ", "MG", "NN", "QI", "TD", "VR", "YM", "ZT");
    static final Set<String> LIST_45 = Set.of(
            "CO", "DV", "EC", "FJ", "GQ", "HX", "JL", "KS", "LZ", "MG", "NN", "OU", "PB", "QI", "RP", "SW", "TD", "VR",
            "WY", "XF", "YM");
    static final Set<String> LIST_46 = Set.of(
            "AA", "BH", "CO", "DV", "EC", "FJ", "HX", "IE", "JL", "KS", "LZ", "MG", "NN", "PB", "QI", "RP", "SW", "TD",
            "WY", "XF", "ZT");
    static final Set<String> LIST_47 = Set.of("BH", "CO", "EC", "GQ", "IE");
    static final Set<String> LIST_48 = Set.of("BH", "CO", "HX", "IE", "ZT");
    static final Set<String> LIST_49 = Set.of("AA", "BH", "GQ", "HX", "IE", "LZ", "PB", "QI", "RP", "SW");
    static final Set<String> LIST_50 = Set.of("FJ", "HX", "IE", "JL", "LZ", "PB", "QI", "UK", "VR", "ZT");
    static final Set<String> LIST_51 = Set.of("BH", "EC", "HX", "IE", "JL", "MG", "OU", "PB", "VR", "ZT");
    static final Set<String> LIST_52 =
            Set.of("AA", "BH", "DV", "EC", "IE", "JL", "KS", "LZ", "OU", "TD", "UK", "VR", "XF", "ZT");
    static final Set<String> LIST_53 = Set.of("AA", "BH", "CO", "FJ", "GQ", "LZ", "NN", "TD", "XF", "YM");
    static final Set<String> LIST_54 = Set.of("BH", "CO", "GQ", "MG", "VR");
    static final Set<String> LIST_55 = Set.of(
            "AA", "BH", "CO", "DV", "EC", "FJ", "GQ", "HX", "IE", "JL", "KS", "LZ", "MG", "NN", "OU", "PB", "TD", "UK",
            "VR", "WY", "ZT");

    private ListsOfRules() {}
}
