package org.lit4j.core.settings;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.error.SafeText;
import org.lit4j.core.error.SettingProblem;

/**
 * Settings by their full names, such as {@code lit.store}, each with where it was given. Immutable; nothing is checked
 * before they are used.
 *
 * <p>What is given in code wins over {@link Properties}, these over the environment, that over files; of two of one kind
 * the later wins.
 */
public final class Settings {
    /** Where settings come from; the later ones win. */
    private enum Layer {
        FILE,
        ENVIRONMENT,
        PROPERTIES,
        CODE
    }

    /**
     * A setting as it was given.
     *
     * @param source where, in words
     */
    record Given(String text, String source) {}

    private static final String ENVIRONMENT_PREFIX = "LIT_";

    private final Map<Layer, Map<String, Given>> layers;
    private final List<SettingProblem> problems;
    private final Function<String, @Nullable String> environment;

    private Settings(Builder from) {
        layers = new EnumMap<>(Layer.class);
        from.layers.forEach((layer, entries) -> layers.put(layer, new TreeMap<>(entries)));
        problems = List.copyOf(from.problems);
        environment = from.environment;
    }

    /** Makes settings of a map. */
    public static Settings of(Map<String, String> settings) {
        return builder().map(settings).build();
    }

    /**
     * Reads settings from a file in the format of {@link Properties}, in UTF-8.
     *
     * @throws LitException {@code SETTING_INVALID} when it cannot be read
     */
    public static Settings ofFile(Path file) {
        return builder().file(file).build();
    }

    /** Starts with nothing. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns the text of a setting that is no secret.
     *
     * @param key the full name; variables of the environment are found by theirs
     */
    public Optional<String> text(String key) {
        String variable = SettingDescription.environmentName(key);
        return Optional.ofNullable(
                        resolve(name -> name.equals(variable) ? key : name).get(key))
                .map(Given::text);
    }

    /** Returns these settings without one and those below it: {@code lit.store}, {@code lit.store.file.path}. */
    public Settings without(String key) {
        String variable = SettingDescription.environmentName(key);
        Builder rest = new Builder();
        layers.forEach((layer, entries) -> entries.forEach((name, given) -> {
            boolean isVariable = layer == Layer.ENVIRONMENT;
            String own = isVariable ? variable : key;
            if (!name.equals(own) && !name.startsWith(own + (isVariable ? "_" : "."))) {
                rest.put(layer, name, given.text(), given.source());
            }
        }));
        rest.problems.addAll(problems);
        rest.environment = environment;
        return rest.build();
    }

    /** What was wrong with files before any setting was looked at. */
    List<SettingProblem> problems() {
        return problems;
    }

    /** Where {@code env:} references lead. */
    Function<String, @Nullable String> environment() {
        return environment;
    }

    /**
     * Returns the settings that win.
     *
     * @param names finds the setting that a variable of the environment means
     */
    Map<String, Given> resolve(Function<String, String> names) {
        Map<String, Given> all = new TreeMap<>();
        layers.forEach((layer, entries) ->
                entries.forEach((key, given) -> all.put(layer == Layer.ENVIRONMENT ? names.apply(key) : key, given)));
        return all;
    }

    /** Names the settings, never a value. */
    @Override
    public String toString() {
        TreeSet<String> keys = new TreeSet<>();
        layers.values().forEach(entries -> keys.addAll(entries.keySet()));
        return "Settings" + SafeText.of(keys.toString());
    }

    /** Collects settings. One thread at a time. */
    public static final class Builder {
        private final Map<Layer, Map<String, Given>> layers = new EnumMap<>(Layer.class);
        private final List<SettingProblem> problems = new ArrayList<>();
        private Function<String, @Nullable String> environment = System::getenv;

        private Builder() {}

        /** Gives one setting in code. */
        public Builder set(String key, String text) {
            return set(key, text, "in code");
        }

        /**
         * Gives one setting in code.
         *
         * @param source where it comes from, in words, for messages: the name of an option, for instance
         */
        public Builder set(String key, String text, String source) {
            return put(Layer.CODE, key, text, source);
        }

        /** Gives settings in code. */
        public Builder map(Map<String, String> settings) {
            settings.forEach(this::set);
            return this;
        }

        /** Gives those properties whose names begin with {@code lit.}; they may be the system's. */
        public Builder properties(Properties properties) {
            for (String key : properties.stringPropertyNames()) {
                if (key.startsWith("lit.")) {
                    put(Layer.PROPERTIES, key, String.valueOf(properties.getProperty(key)), "property");
                }
            }
            return this;
        }

        /**
         * Gives those variables whose names begin with {@code LIT_}: {@code LIT_STORE_FILE_PATH} is {@code
         * lit.store.file.path}. A hyphen of a setting's name is an underscore, too. {@code env:} references lead to these
         * variables.
         */
        public Builder environment(Map<String, String> variables) {
            Map<String, String> copy = Map.copyOf(variables);
            copy.forEach((name, text) -> {
                if (name.startsWith(ENVIRONMENT_PREFIX)) {
                    put(Layer.ENVIRONMENT, name, text, "environment variable " + name);
                }
            });
            environment = copy::get;
            return this;
        }

        /**
         * Gives the settings of a file in the format of {@link Properties}, in UTF-8.
         *
         * @throws LitException {@code SETTING_INVALID} when it cannot be read
         */
        public Builder file(Path file) {
            PropertiesText read = PropertiesText.read(text(file), String.valueOf(file.getFileName()));
            problems.addAll(read.problems());
            read.entries().forEach(entry -> put(Layer.FILE, entry.key(), entry.value(), read.source(entry.line())));
            return this;
        }

        /** Makes the settings. */
        public Settings build() {
            return new Settings(this);
        }

        private Builder put(Layer layer, String key, String text, String source) {
            layers.computeIfAbsent(layer, any -> new TreeMap<>())
                    .put(requireNonNull(key, "key"), new Given(requireNonNull(text, "text"), source));
            return this;
        }

        private static String text(Path file) {
            try {
                return Files.readString(file);
            } catch (CharacterCodingException e) {
                throw unreadable(file, "it is not in UTF-8");
            } catch (IOException e) {
                throw unreadable(file, e.getClass().getSimpleName());
            }
        }

        private static LitException unreadable(Path file, String problem) {
            // The exception repeats the name, and somebody may have given a key instead of a file with one.
            return new LitException(
                    ErrorCode.SETTING_INVALID,
                    "The settings in " + SafeText.of(file.toString()) + " cannot be read (" + problem + ").");
        }
    }
}
