package dev.fraudscorer.internal.canonical;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The active currencies of ISO 4217 by their three letters, as of 1 January 2026: money, funds, metals and units of
 * account. A table of ours, since the platform's differs from one version to the next and keeps what is withdrawn. XTS
 * (for tests) and XXX (no currency) are no currencies and not among them. A policy adds what its senders use, such as BGN
 * for a history of before 2026.
 *
 * <p>Source: ISO 4217:2015, list one, with the amendments of its maintenance agency (SIX). The last changes: HRK out
 * (2023), SLL out and ZWG in for ZWL (2024), XCG in for ANG and XAD in (2025), BGN out (1 January 2026).
 */
public final class Currencies {
    /** All of them. */
    public static final CodeSet CODES = CodeSet.of(3, """
            AED AFN ALL AMD AOA ARS AUD AWG AZN
            BAM BBD BDT BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD
            CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK
            DJF DKK DOP DZD
            EGP ERN ETB EUR
            FJD FKP
            GBP GEL GHS GIP GMD GNF GTQ GYD
            HKD HNL HTG HUF
            IDR ILS INR IQD IRR ISK
            JMD JOD JPY
            KES KGS KHR KMF KPW KRW KWD KYD KZT
            LAK LBP LKR LRD LSL LYD
            MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN
            NAD NGN NIO NOK NPR NZD
            OMR
            PAB PEN PGK PHP PKR PLN PYG
            QAR
            RON RSD RUB RWF
            SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL
            THB TJS TMT TND TOP TRY TTD TWD TZS
            UAH UGX USD USN UYI UYU UYW UZS
            VED VES VND VUV
            WST
            XAD XAF XAG XAU XBA XBB XBC XBD XCD XCG XDR XOF XPD XPF XPT XSU XUA
            YER
            ZAR ZMW ZWG
            """);

    private static final CodeSet NOW_EURO = CodeSet.of(3, "ATS BEF BGN DEM EEK ESP FRF GRD HRK ITL LTL LVL NLG SKK");

    /** Withdrawn codes and what took their place. */
    private static final Map<String, String> REPLACED = Map.ofEntries(
            Map.entry("ANG", "XCG"),
            Map.entry("BYR", "BYN"),
            Map.entry("CUC", "CUP"),
            Map.entry("MRO", "MRU"),
            Map.entry("RMB", "CNY"),
            Map.entry("SLL", "SLE"),
            Map.entry("STD", "STN"),
            Map.entry("TRL", "TRY"),
            Map.entry("VEF", "VES"),
            Map.entry("ZMK", "ZMW"),
            Map.entry("ZWL", "ZWG"));

    private Currencies() {}

    /** The code that was most likely meant by a text that is none; null if unclear. */
    public static @Nullable String meant(String text) {
        String upper = text.strip().toUpperCase(Locale.ROOT);
        if (CODES.contains(upper)) {
            return upper;
        }
        return NOW_EURO.contains(upper) ? "EUR" : REPLACED.get(upper);
    }
}
