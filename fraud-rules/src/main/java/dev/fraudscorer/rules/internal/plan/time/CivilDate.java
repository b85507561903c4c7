package dev.fraudscorer.rules.internal.plan.time;

/**
 * Year, month and day of the proleptic Gregorian calendar from the count of days since 1970-01-01, without making an
 * object for a date.
 *
 * <p>Years are taken to begin on the first of March: the leap day is then the last day of a year, and every 400 years
 * have the same number of days. Within such a year the months from March on begin at day ⌊(153 m + 2) / 5⌋.
 */
final class CivilDate {
    private static final long DAYS_PER_400_YEARS = 146_097;
    private static final long DAYS_FROM_MARCH_0000_TO_1970 = 719_468;
    private static final int DAYS_FROM_MARCH_TO_JANUARY = 306;

    private CivilDate() {}

    static long year(long epochDay) {
        long era = era(epochDay);
        int yearOfEra = yearOfEra(dayOfEra(epochDay));
        boolean afterNewYear = dayOfMarchYear(epochDay) >= DAYS_FROM_MARCH_TO_JANUARY;
        return era * 400 + yearOfEra + (afterNewYear ? 1 : 0);
    }

    /** From 1 for January. */
    static int month(long epochDay) {
        int monthFromMarch = monthFromMarch(dayOfMarchYear(epochDay));
        return monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
    }

    /** From 1. */
    static int dayOfMonth(long epochDay) {
        int day = dayOfMarchYear(epochDay);
        return day - firstDay(monthFromMarch(day)) + 1;
    }

    /** From 1. */
    static int dayOfYear(long epochDay) {
        int day = dayOfMarchYear(epochDay);
        if (day >= DAYS_FROM_MARCH_TO_JANUARY) {
            return day - DAYS_FROM_MARCH_TO_JANUARY + 1;
        }
        return day + 60 + (isLeap(year(epochDay)) ? 1 : 0);
    }

    private static boolean isLeap(long year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    private static long era(long epochDay) {
        return Math.floorDiv(epochDay + DAYS_FROM_MARCH_0000_TO_1970, DAYS_PER_400_YEARS);
    }

    private static int dayOfEra(long epochDay) {
        return (int) Math.floorMod(epochDay + DAYS_FROM_MARCH_0000_TO_1970, DAYS_PER_400_YEARS);
    }

    /** Takes out the leap days that lie before: one in 4 years, but not in 100, but in 400. */
    private static int yearOfEra(int dayOfEra) {
        return (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    }

    private static int dayOfMarchYear(long epochDay) {
        int dayOfEra = dayOfEra(epochDay);
        int year = yearOfEra(dayOfEra);
        return dayOfEra - (365 * year + year / 4 - year / 100);
    }

    private static int monthFromMarch(int dayOfMarchYear) {
        return (5 * dayOfMarchYear + 2) / 153;
    }

    private static int firstDay(int monthFromMarch) {
        return (153 * monthFromMarch + 2) / 5;
    }
}
