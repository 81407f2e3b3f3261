package org.lit4j.core.spi;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.internal.Nearest;
import org.lit4j.core.session.SecretBytes;

/** Reads the text of a setting. What it throws never repeats the text, which may be a secret in a wrong place. */
@FunctionalInterface
interface SettingReader<T> {
    /**
     * Reads a text.
     *
     * @param environment where {@code env:} references lead
     * @throws LitException {@code SETTING_INVALID}, or the code of what the text should be
     */
    T read(String text, Function<String, @Nullable String> environment);

    static String line(String text) {
        if (text.isBlank()) {
            throw invalid("it is empty");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw invalid("it has a line break or another control character");
        }
        return text;
    }

    static Path path(String text) {
        try {
            return Path.of(line(text));
        } catch (InvalidPathException e) {
            throw invalid("it is no path of this system");
        }
    }

    static String choice(String text, List<String> values) {
        if (!values.contains(text)) {
            throw invalid("it is none of " + String.join(", ", values) + Nearest.hint(text, values));
        }
        return text;
    }

    static long number(String text, long min, long max) {
        if (text.matches("-?[0-9]{1,19}")) {
            try {
                long number = Long.parseLong(text);
                if (number >= min && number <= max) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // beyond the range, as below
            }
        }
        throw invalid("it is no whole number from " + min + " to " + max);
    }

    static Duration duration(String text) {
        Matcher units = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)").matcher(text);
        if (units.matches()) {
            long count = Long.parseLong(units.group(1));
            return switch (units.group(2)) {
                case "ms" -> Duration.ofMillis(count);
                case "s" -> Duration.ofSeconds(count);
                case "m" -> Duration.ofMinutes(count);
                case "h" -> Duration.ofHours(count);
                default -> Duration.ofDays(count);
            };
        }
        try {
            Duration iso = Duration.parse(text);
            if (!iso.isNegative()) {
                return iso;
            }
        } catch (DateTimeException e) {
            // said below, without the text
        }
        throw invalid("it is no duration; write it like 30s, 15m, 24h, 7d or PT15M");
    }

    static Duration duration(String text, Duration least, Duration most, String range) {
        Duration duration = duration(text);
        if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
            throw invalid("it is not within " + range);
        }
        return duration;
    }

    static List<String> list(String text) {
        List<String> parts =
                Arrays.stream(text.split(",", -1)).map(String::trim).toList();
        parts.forEach(part -> {
            if (part.isEmpty()) {
                throw invalid("one of its parts is empty; separate them by single commas");
            }
        });
        return parts;
    }

    /** Follows a reference; the secret itself is refused, so that no file of settings holds one. */
    static SecretBytes secret(String text, Function<String, @Nullable String> environment) {
        if (text.startsWith("file:")) {
            return secretFile(text.substring("file:".length()));
        }
        if (text.startsWith("env:")) {
            String value = environment.apply(text.substring("env:".length()));
            if (value == null || value.isEmpty()) {
                throw invalid("the environment variable that it names is not set");
            }
            return SecretBytes.takeOver(value.getBytes(StandardCharsets.UTF_8));
        }
        throw invalid("a secret is not written here; name where it is: file:PATH or env:NAME");
    }

    private static SecretBytes secretFile(String name) {
        int limit = 1 << 16;
        byte[] read = new byte[0];
        try (InputStream in = Files.newInputStream(Path.of(name))) {
            read = in.readNBytes(limit + 1);
            int end = read.length;
            if (end > limit) {
                throw invalid("the file that it names has more than " + limit + " bytes");
            }
            if (end > 0 && read[end - 1] == '\n') {
                end -= end > 1 && read[end - 2] == '\r' ? 2 : 1;
            }
            if (end == 0) {
                throw invalid("the file that it names is empty");
            }
            return SecretBytes.takeOver(Arrays.copyOf(read, end));
        } catch (IOException | InvalidPathException e) {
            // The exception repeats the name, and somebody may have written the secret there.
            throw invalid(
                    "the file that it names cannot be read (" + e.getClass().getSimpleName() + ")");
        } finally {
            Arrays.fill(read, (byte) 0);
        }
    }

    private static LitException invalid(String problem) {
        return new LitException(ErrorCode.SETTING_INVALID, problem);
    }
}
