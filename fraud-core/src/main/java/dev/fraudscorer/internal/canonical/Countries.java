package dev.fraudscorer.internal.canonical;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The 249 countries and territories of ISO 3166-1 by their two letters, as of 1 January 2026. A table of ours, since the
 * platform's differs from one version to the next. User-assigned codes, such as XK, and reserved ones, such as UK and EU,
 * are not among them; a policy adds what its senders use.
 *
 * <p>Source: ISO 3166-1:2020 with the newsletters of its maintenance agency; the last change of the set of codes was that
 * of 2011 (BQ, CW, SX in; AN out in 2010; SS in).
 */
public final class Countries {
    /** All of them. */
    public static final CodeSet CODES = CodeSet.of(2, """
            AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ
            BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ
            CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ
            DE DJ DK DM DO DZ
            EC EE EG EH ER ES ET
            FI FJ FK FM FO FR
            GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY
            HK HM HN HR HT HU
            ID IE IL IM IN IO IQ IR IS IT
            JE JM JO JP
            KE KG KH KI KM KN KP KR KW KY KZ
            LA LB LC LI LK LR LS LT LU LV LY
            MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ
            NA NC NE NF NG NI NL NO NP NR NU NZ
            OM
            PA PE PF PG PH PK PL PM PN PR PS PT PW PY
            QA
            RE RO RS RU RW
            SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ
            TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ
            UA UG UM US UY UZ
            VA VC VE VG VI VN VU
            WF WS
            YE YT
            ZA ZM ZW
            """);

    /** What people write, and the code that they most likely mean. */
    private static final Map<String, String> MEANT = Map.of(
            "UK", "GB", "EN", "GB", "EL", "GR", "SU", "RU", "TP", "TL", "ZR", "CD", "BU", "MM", "DD", "DE", "FX", "FR");

    private Countries() {}

    /** The code that was most likely meant by a text that is none; null if unclear. */
    public static @Nullable String meant(String text) {
        String upper = text.strip().toUpperCase(Locale.ROOT);
        return CODES.contains(upper) ? upper : MEANT.get(upper);
    }
}
