package org.lit4j.core.encoding;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;

/**
 * A point in time together with the text that stands for it in signed material. Immutable.
 *
 * <p>The text of a parsed timestamp is kept: what was signed must be repeated exactly.
 *
 * @param text an RFC 3339 time
 * @param instant what the text means
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3339#section-5.6">RFC 3339, section 5.6</a>
 */
public record Timestamp(String text, Instant instant) {
    private static final Pattern RFC3339 = Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2})[Tt](\\d{2}:\\d{2}):(\\d{2})(\\.\\d+)?" + "(?:([Zz])|([+-])(\\d{2}):(\\d{2}))");
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant END =
            Instant.parse("9999-12-31T23:59:59.999999999Z").plusNanos(1);

    public Timestamp {
        requireNonNull(text, "text");
        requireNonNull(instant, "instant");
    }

    /**
     * Writes an instant as JavaScript's {@code toISOString} does: UTC, three fraction digits, {@code Z}. Finer
     * fractions are cut off.
     *
     * @throws LitException {@code TIME_INVALID} outside the years 0 to 9999
     */
    public static Timestamp of(Instant instant) {
        if (instant.isBefore(FIRST) || !instant.isBefore(END)) {
            throw new LitException(
                    ErrorCode.TIME_INVALID, "The year of a time has no four digits. Give a time from 0000 to 9999.");
        }
        Instant millis = instant.truncatedTo(ChronoUnit.MILLIS);
        return new Timestamp(ISO.format(millis), millis);
    }

    /**
     * Reads an RFC 3339 time with any offset and any number of fraction digits (beyond nine they are ignored).
     *
     * @throws LitException {@code TIME_INVALID}
     */
    public static Timestamp parse(String text) {
        Matcher m = RFC3339.matcher(text);
        if (!m.matches()) {
            throw invalid(text, null);
        }
        try {
            boolean leapSecond = group(m, 3).equals("60");
            LocalDateTime local =
                    LocalDateTime.parse(group(m, 1) + "T" + group(m, 2) + ":" + (leapSecond ? "59" : group(m, 3)));
            Instant instant = local.toInstant(offset(m)).plusNanos(nanos(m)).plusSeconds(leapSecond ? 1 : 0);
            return new Timestamp(text, instant);
        } catch (DateTimeException e) {
            throw invalid(text, e);
        }
    }

    private static ZoneOffset offset(Matcher m) {
        if (m.group(5) != null) {
            return ZoneOffset.UTC;
        }
        int hours = Integer.parseInt(group(m, 7));
        int minutes = Integer.parseInt(group(m, 8));
        if (hours > 23 || minutes > 59) {
            throw new DateTimeException("offset out of range");
        }
        int seconds = hours * 3600 + minutes * 60;
        // ZoneOffset ends at 18 hours; RFC 3339 goes to 23:59.
        if (seconds > 18 * 3600) {
            throw new DateTimeException("offset beyond 18 hours");
        }
        return ZoneOffset.ofTotalSeconds(group(m, 6).equals("-") ? -seconds : seconds);
    }

    private static long nanos(Matcher m) {
        String fraction = m.group(4);
        return fraction == null ? 0 : Long.parseLong((fraction.substring(1) + "000000000").substring(0, 9));
    }

    private static String group(Matcher m, int index) {
        return requireNonNull(m.group(index));
    }

    private static LitException invalid(String text, @org.jspecify.annotations.Nullable Exception cause) {
        String shown = text.length() > 60 ? text.substring(0, 60) + "…" : text;
        return new LitException(
                ErrorCode.TIME_INVALID,
                "'" + shown + "' is no RFC 3339 time. Write it like 2030-01-31T12:00:00.000Z.",
                cause);
    }

    /**
     * Returns this time, at which something is to end, if that is still to come.
     *
     * @throws LitException {@code TIME_INVALID}
     */
    public Timestamp requireAfter(Instant now) {
        if (!instant.isAfter(now)) {
            throw new LitException(
                    ErrorCode.TIME_INVALID,
                    "The expiration " + this + " is not after the present, " + of(now) + ". Give a later one.");
        }
        return this;
    }

    /** Returns the text. */
    @Override
    public String toString() {
        return text;
    }
}
