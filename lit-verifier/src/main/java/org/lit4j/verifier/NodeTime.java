package org.lit4j.verifier;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.lit4j.core.encoding.Timestamp;

/**
 * A time as nodes read it: those of the document with one library (chrono), those of SIWE messages with another (time),
 * which has a narrower grammar. Immutable.
 *
 * <p>A leap second of a document, 60 in any minute, is a second of its own: behind all of :59, before the next minute, and
 * when it is rounded down or days are added to it, the time is that of :59. In a SIWE message it is the last nanosecond of
 * :59, at the end of a month alone.
 *
 * @param instant the time; of a leap second the one with :59
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3339#section-5.6">RFC 3339, section 5.6</a>
 */
record NodeTime(String text, Instant instant, boolean leap) {
    private static final int DATE = 10;
    private static final char MINUS_SIGN = '\u2212';

    /** Reads a time of the session document. */
    static NodeTime ofDocument(String text) throws Unreadable {
        Scanner in = new Scanner(text);
        LocalDateTime second = in.dateTime(c -> c == 'T' || c == 't' || c == ' ');
        long nanos = in.fraction();
        int offset = in.offset(true);
        if (Math.abs(offset) >= 24 * 3600) {
            throw new Unreadable("an offset of a day or more");
        }
        return in.done(second.toEpochSecond(ZoneOffset.UTC) - offset, nanos, in.leap);
    }

    /** Reads a time of a SIWE message. */
    static NodeTime ofSiwe(String text, Generation generation) throws Unreadable {
        Scanner in = new Scanner(text);
        LocalDateTime second = in.dateTime(c -> c == 'T' || c == 't' || (generation == Generation.NAGA && c < 0x80));
        boolean leap = in.leap;
        long nanos = in.fraction();
        int offset = in.offset(false);
        if (Math.abs(offset) >= 24 * 3600) {
            throw new Unreadable("an offset of a day or more");
        }
        LocalDateTime utc = second.minusSeconds(offset);
        boolean lastOfMonth = utc.plusDays(1).getDayOfMonth() == 1 && utc.getHour() == 23 && utc.getMinute() == 59;
        if (leap && !lastOfMonth) {
            throw new Unreadable("a leap second inside a month");
        }
        return in.done(utc.toEpochSecond(ZoneOffset.UTC), leap ? 999_999_999 : nanos, false);
    }

    boolean isBefore(NodeTime other) {
        return compare(other.instant, other.leap) < 0;
    }

    boolean isAfter(Instant other) {
        return compare(other, false) > 0;
    }

    private int compare(Instant other, boolean otherLeap) {
        int seconds = Long.compare(floor(), floor(other));
        if (seconds != 0) {
            return seconds;
        }
        return leap == otherLeap ? instant.compareTo(other) : Boolean.compare(leap, otherLeap);
    }

    long floor() {
        return instant.getEpochSecond();
    }

    static long floor(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).getEpochSecond();
    }

    /** Returns a time for people, in the form of the documents. */
    static String show(Instant time) {
        return Timestamp.of(time).text();
    }

    @Override
    public String toString() {
        return text;
    }

    /** Says whether a character may stand between date and time. */
    @FunctionalInterface
    private interface Separator {
        boolean allows(char c);
    }

    /** What both libraries share. One use. */
    private static final class Scanner {
        private final String text;
        private int at;
        private boolean leap;

        Scanner(String text) {
            this.text = text;
        }

        LocalDateTime dateTime(Separator separator) throws Unreadable {
            int year = number(4);
            expect('-');
            int month = number(2);
            expect('-');
            int day = number(2);
            if (at >= text.length() || !separator.allows(text.charAt(DATE))) {
                throw new Unreadable("no 'T' between date and time");
            }
            at++;
            int hour = number(2);
            expect(':');
            int minute = number(2);
            expect(':');
            int second = number(2);
            leap = second == 60;
            try {
                return LocalDateTime.of(year, month, day, hour, minute, leap ? 59 : second);
            } catch (DateTimeException e) {
                throw new Unreadable("no such day or time of day");
            }
        }

        long fraction() throws Unreadable {
            if (at >= text.length() || text.charAt(at) != '.') {
                return 0;
            }
            at++;
            int start = at;
            while (at < text.length() && isDigit(text.charAt(at))) {
                at++;
            }
            if (at == start) {
                throw new Unreadable("no digit behind the decimal point");
            }
            return Long.parseLong((text.substring(start, at) + "000000000").substring(0, 9));
        }

        int offset(boolean minusSign) throws Unreadable {
            if (at >= text.length()) {
                throw new Unreadable("no offset");
            }
            char sign = text.charAt(at++);
            if (sign == 'Z' || sign == 'z') {
                return 0;
            }
            boolean negative = sign == '-' || (minusSign && sign == MINUS_SIGN);
            if (sign != '+' && !negative) {
                throw new Unreadable("no offset");
            }
            int hours = number(2);
            expect(':');
            int minutes = number(2);
            if (minutes > 59) {
                throw new Unreadable("an offset with more than 59 minutes");
            }
            int seconds = hours * 3600 + minutes * 60;
            return negative ? -seconds : seconds;
        }

        NodeTime done(long seconds, long nanos, boolean leapSecond) throws Unreadable {
            if (at != text.length()) {
                throw new Unreadable("text behind the time");
            }
            return new NodeTime(text, Instant.ofEpochSecond(seconds, nanos), leapSecond);
        }

        private int number(int digits) throws Unreadable {
            int value = 0;
            for (int i = 0; i < digits; i++) {
                if (at >= text.length() || !isDigit(text.charAt(at))) {
                    throw new Unreadable("no digit at position " + (at + 1));
                }
                value = value * 10 + text.charAt(at++) - '0';
            }
            return value;
        }

        private void expect(char c) throws Unreadable {
            if (at >= text.length() || text.charAt(at) != c) {
                throw new Unreadable("no '" + c + "' at position " + (at + 1));
            }
            at++;
        }

        private static boolean isDigit(char c) {
            return c >= '0' && c <= '9';
        }
    }
}
