package org.reweave.engine;

import com.ibm.icu.text.DateTimePatternGenerator;
import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.text.MeasureFormat;
import com.ibm.icu.util.Measure;
import com.ibm.icu.util.MeasureUnit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Times, lengths of time and lists as people of a language and country say them. */
public final class Spoken {
    private static final Map<Locale, DateTimeFormatter> FORMATS = new ConcurrentHashMap<>();

    private static final int LEAP_YEAR = 2024;

    private Spoken() {}

    private static DateTimeFormatter dayAndTime(Locale locale) {
        String pattern = DateTimePatternGenerator.getInstance(locale).getBestPattern("EEEEdMMMMjmm");
        return DateTimeFormatter.ofPattern(pattern, locale);
    }

    /** A day and a time, such as "Tuesday, November 24 at 7:00 PM". */
    public static String time(Instant at, ZoneId zone, Locale locale) {
        return FORMATS.computeIfAbsent(locale, Spoken::dayAndTime)
                .format(at.atZone(zone))
                .replace('\u202f', ' ');
    }

    /** The same, with the year where that is another than now, such as "Friday, March 5, 2027 at 10:00 AM". */
    static String time(Instant at, Instant now, ZoneId zone, Locale locale) {
        boolean thisYear = at.atZone(zone).getYear() == now.atZone(zone).getYear();
        return thisYear ? time(at, zone, locale) : formatted("yEEEEdMMMMjmm", at.atZone(zone), locale);
    }

    /** A time of day, such as "8:00 PM". */
    public static String clock(Instant at, ZoneId zone, Locale locale) {
        return formatted("jmm", at.atZone(zone), locale);
    }

    /** A time of day, such as "8:00 PM". */
    public static String clock(LocalTime time, Locale locale) {
        return formatted("jmm", time, locale);
    }

    /** A day of the year, such as "November 24". */
    public static String day(MonthDay day, Locale locale) {
        return formatted("dMMMM", day.atYear(LEAP_YEAR), locale);
    }

    /** A day, such as "Tuesday, November 24". */
    public static String day(LocalDate day, Locale locale) {
        return formatted("EEEEdMMMM", day, locale);
    }

    /** The same, with the year where that is another than today's, such as "Monday, March 1, 2027". */
    static String day(LocalDate day, LocalDate today, Locale locale) {
        return day.getYear() == today.getYear() ? day(day, locale) : formatted("yEEEEdMMMM", day, locale);
    }

    private static String formatted(String skeleton, TemporalAccessor time, Locale locale) {
        String pattern = DateTimePatternGenerator.getInstance(locale).getBestPattern(skeleton);
        return DateTimeFormatter.ofPattern(pattern, locale).format(time).replace('\u202f', ' ');
    }

    /** A length of time in its largest whole units, such as "20 minutes" or "2 days". */
    public static String length(Duration length, Locale locale) {
        MeasureFormat format = MeasureFormat.getInstance(locale, MeasureFormat.FormatWidth.WIDE);
        long minutes = length.toMinutes();
        if (minutes % (24 * 60) == 0 && minutes > 24 * 60) {
            return format.format(new Measure(minutes / (24 * 60), MeasureUnit.DAY));
        }
        return minutes % 60 == 0
                ? format.format(new Measure(minutes / 60, MeasureUnit.HOUR))
                : format.format(new Measure(minutes, MeasureUnit.MINUTE));
    }

    /** A list, such as "money, a secret, and promises". */
    public static String list(Collection<String> items, Locale locale) {
        return ListFormatter.getInstance(locale).format(items);
    }
}
