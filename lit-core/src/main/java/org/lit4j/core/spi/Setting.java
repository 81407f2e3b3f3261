package org.lit4j.core.spi;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.SecretBytes;

/**
 * The declaration of one setting: its key below the part's prefix, type, default, meaning, secrecy. Readers, checks and
 * the reference page are made from declarations. Immutable.
 *
 * <p>A setting is optional unless it is {@link #required}; one with a default is never absent.
 */
public final class Setting<T> {
    private static final String WORDS = "[a-z0-9]+(-[a-z0-9]+)*";
    private static final String KEY = WORDS + "(\\." + WORDS + ")*";

    private final String key;
    private final String type;
    private final String meaning;
    private final SettingReader<T> reader;
    private final Function<T, String> writer;
    private final boolean secret;
    private final boolean required;
    private final @Nullable T fallback;

    private Setting(
            String key,
            String type,
            String meaning,
            SettingReader<T> reader,
            Function<T, String> writer,
            boolean secret,
            boolean required,
            @Nullable T fallback) {
        if (!key.matches(KEY)) {
            throw new IllegalArgumentException(
                    "A key is lower-case words joined by hyphens, or several of them joined by dots; not '" + key
                            + "'");
        }
        this.key = key;
        this.type = requireNonNull(type, "type");
        this.meaning = requireNonNull(meaning, "meaning");
        this.reader = reader;
        this.writer = writer;
        this.secret = secret;
        this.required = required;
        this.fallback = fallback;
    }

    private static <T> Setting<T> of(
            String key, String type, String meaning, SettingReader<T> reader, Function<T, String> writer) {
        return new Setting<>(key, type, meaning, reader, writer, false, false, null);
    }

    /** Declares one line of text, not blank. */
    public static Setting<String> text(String key, String meaning) {
        return of(key, "text", meaning, (text, env) -> SettingReader.line(text), text -> text);
    }

    /** Declares a path; whether something is there is for the part to say. */
    public static Setting<Path> path(String key, String meaning) {
        return of(key, "path", meaning, (text, env) -> SettingReader.path(text), Path::toString);
    }

    /** Declares {@code true} or {@code false}. */
    public static Setting<Boolean> flag(String key, String meaning) {
        List<String> values = List.of("true", "false");
        return of(
                key,
                "true or false",
                meaning,
                (text, env) -> SettingReader.choice(text, values).equals("true"),
                String::valueOf);
    }

    /** Declares a decimal number, both bounds included. */
    public static Setting<Integer> integer(String key, int min, int max, String meaning) {
        return of(
                key,
                range(min, max),
                meaning,
                (text, env) -> Math.toIntExact(SettingReader.number(text, min, max)),
                String::valueOf);
    }

    /** Declares a decimal number, both bounds included. */
    public static Setting<Long> number(String key, long min, long max, String meaning) {
        return of(key, range(min, max), meaning, (text, env) -> SettingReader.number(text, min, max), String::valueOf);
    }

    /** Declares a duration of zero or more: {@code 30s}, {@code 15m}, {@code 24h}, {@code 7d} or {@code PT15M}. */
    public static Setting<Duration> duration(String key, String meaning) {
        return of(key, "duration", meaning, (text, env) -> SettingReader.duration(text), Setting::duration);
    }

    /** Declares a duration, both bounds included. */
    public static Setting<Duration> duration(String key, Duration least, Duration most, String meaning) {
        String range = duration(least) + " to " + duration(most);
        return of(
                key,
                "duration, " + range,
                meaning,
                (text, env) -> SettingReader.duration(text, least, most, range),
                Setting::duration);
    }

    /** Declares one of some words. */
    public static Setting<String> choice(String key, List<String> values, String meaning) {
        List<String> words = List.copyOf(values);
        return of(
                key, String.join(", ", words), meaning, (text, env) -> SettingReader.choice(text, words), text -> text);
    }

    /** Declares texts separated by commas; spaces around each are dropped, none may be empty. */
    public static Setting<List<String>> list(String key, String meaning) {
        return of(key, "list", meaning, (text, env) -> SettingReader.list(text), parts -> String.join(", ", parts));
    }

    /**
     * Declares a secret. Its text is a reference, {@code file:PATH} or {@code env:NAME}; the file's bytes without one line
     * break at the end, or the variable's value in UTF-8. Whoever reads it from the context closes it.
     */
    public static Setting<SecretBytes> secret(String key, String meaning) {
        return new Setting<>(
                key,
                "secret, as file:PATH or env:NAME",
                meaning,
                SettingReader::secret,
                value -> "",
                true,
                false,
                null);
    }

    /**
     * Declares a type of one's own.
     *
     * @param type what users may write, for the reference page
     * @param reader throws {@link LitException} or {@link IllegalArgumentException} with a message that says what is wrong
     *     and does not repeat the text
     */
    public static <T> Setting<T> of(String key, String type, Function<String, T> reader, String meaning) {
        return of(key, type, meaning, (text, env) -> reader.apply(text), String::valueOf);
    }

    /** Returns this declaration with a default, which must be as valid as any value. */
    public Setting<T> withDefault(T value) {
        if (secret) {
            throw new IllegalArgumentException("The secret '" + key + "' cannot have a default");
        }
        return new Setting<>(key, type, meaning, reader, writer, false, false, requireNonNull(value, "value"));
    }

    /** Returns this declaration, without default, for a setting that must be given. */
    public Setting<T> required() {
        return new Setting<>(key, type, meaning, reader, writer, secret, true, null);
    }

    /** Returns the key without the part's prefix. */
    public String key() {
        return key;
    }

    /** Returns what may be written, in words. */
    public String type() {
        return type;
    }

    /** Returns what it is for, in words. */
    public String meaning() {
        return meaning;
    }

    /** Says whether the value is a secret, and its text a reference to it. */
    public boolean isSecret() {
        return secret;
    }

    /** Says whether it must be given. */
    public boolean isRequired() {
        return required;
    }

    /** Returns the default. */
    public Optional<T> fallback() {
        return Optional.ofNullable(fallback);
    }

    /** Returns the default as it would be written. */
    public Optional<String> fallbackText() {
        return fallback().map(writer);
    }

    /**
     * Reads a value.
     *
     * @param environment where {@code env:} references lead; answers null for what is not set
     * @return the value; a secret's is closed by the caller
     * @throws LitException {@code SETTING_INVALID}, or the code of what the text should be; the message does not name the
     *     setting and does not repeat the text
     */
    public T read(String text, Function<String, @Nullable String> environment) {
        try {
            return requireNonNull(reader.read(text, environment), "value");
        } catch (IllegalArgumentException e) {
            throw new LitException(ErrorCode.SETTING_INVALID, String.valueOf(e.getMessage()));
        }
    }

    private static String range(long min, long max) {
        boolean open = max == Long.MAX_VALUE || max == Integer.MAX_VALUE;
        return open ? "number, " + min + " or more" : "number, " + min + " to " + max;
    }

    private static String duration(Duration value) {
        long seconds = value.toSeconds();
        if (!value.equals(Duration.ofSeconds(seconds))) {
            return value.equals(Duration.ofMillis(value.toMillis())) ? value.toMillis() + "ms" : value.toString();
        }
        if (seconds > 0 && seconds % 86_400 == 0) {
            return seconds / 86_400 + "d";
        }
        if (seconds > 0 && seconds % 3600 == 0) {
            return seconds / 3600 + "h";
        }
        return seconds > 0 && seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }

    /** Names the setting, never a value. */
    @Override
    public String toString() {
        return "Setting[" + key + "]";
    }
}
