package org.lit4j.core.spi;

import static java.util.Objects.requireNonNull;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.error.SafeText;

/**
 * What a provider gets to open its part: its settings as values, clock, random source, objects of the application, class
 * loader. Immutable; a provider does not keep it, but may keep the clock, the random source and the objects.
 */
public final class ProviderContext {
    /**
     * A setting as it was given.
     *
     * @param source where, in words; empty when in code
     */
    record Given(String text, String source) {}

    private final String prefix;
    private final Map<String, Given> given;
    private final Clock clock;
    private final SecureRandom random;
    private final Map<Class<?>, Object> objects;
    private final ClassLoader classLoader;
    private final Function<String, @Nullable String> environment;

    private ProviderContext(Builder from) {
        prefix = from.prefix;
        given = Collections.unmodifiableMap(new TreeMap<>(from.given));
        clock = from.clock;
        random = from.random == null ? new SecureRandom() : from.random;
        objects = Map.copyOf(from.objects);
        classLoader = from.classLoader;
        environment = from.environment;
    }

    /** Starts a context by hand: without settings and objects, with the system's clock and random source. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns a setting that may be absent.
     *
     * @return the value given, or the default; a secret's is closed by the caller
     * @throws LitException {@code SETTING_INVALID}, or the code of what the setting should be; the message names the
     *     setting and where it was given, and does not repeat its text
     */
    public <T> Optional<T> find(Setting<T> setting) {
        Given found = given.get(setting.key());
        if (found == null) {
            return setting.fallback();
        }
        try {
            return Optional.of(setting.read(found.text(), environment));
        } catch (LitException e) {
            throw new LitException(e.code(), describe(setting) + ": " + e.getMessage(), e);
        }
    }

    /**
     * Returns a setting that is required or has a default.
     *
     * @return the value; a secret's is closed by the caller
     * @throws LitException what {@link #find} throws; {@code SETTING_INVALID} when it is missing
     */
    public <T> T get(Setting<T> setting) {
        return find(setting).orElseThrow(() -> invalid(setting, "it is missing; give " + setting.type()));
    }

    /** Returns the failure of a part that cannot use a setting's value: {@code SETTING_INVALID}, with its name and source. */
    public LitException invalid(Setting<?> setting, String problem) {
        return new LitException(ErrorCode.SETTING_INVALID, describe(setting) + ": " + problem);
    }

    /** Returns the setting's full name and where it was given, for messages. */
    public String describe(Setting<?> setting) {
        Given found = given.get(setting.key());
        String source = found == null || found.source().isEmpty() ? "" : " (" + SafeText.of(found.source()) + ")";
        return prefix + setting.key() + source;
    }

    /** Returns the clock of everything that the part does. */
    public Clock clock() {
        return clock;
    }

    /** Returns the source of all randomness. */
    public SecureRandom random() {
        return random;
    }

    /** Returns the object that the application gave under this type; it stays the application's to close. */
    public <T> Optional<T> object(Class<T> type) {
        return Optional.ofNullable(objects.get(type)).map(type::cast);
    }

    /**
     * Returns the object that the application must have given under this type.
     *
     * @throws LitException {@code OBJECT_MISSING}
     */
    public <T> T requireObject(Class<T> type) {
        return object(type)
                .orElseThrow(() -> new LitException(
                        ErrorCode.OBJECT_MISSING,
                        (prefix.isEmpty() ? "The part" : prefix.substring(0, prefix.length() - 1)) + " needs a "
                                + type.getName() + " of the application. Give it to the builder: object("
                                + type.getSimpleName() + ".class, …)."));
    }

    /** Returns the loader for classes and resources that settings name. */
    public ClassLoader classLoader() {
        return classLoader;
    }

    /** Names the settings without their values, which may be secret. */
    @Override
    public String toString() {
        return "ProviderContext" + SafeText.of(new TreeSet<>(given.keySet()).toString());
    }

    /** Collects the parts of a context. One thread at a time. */
    public static final class Builder {
        private String prefix = "";
        private final Map<String, Given> given = new HashMap<>();
        private Clock clock = Clock.systemUTC();
        private @Nullable SecureRandom random;
        private final Map<Class<?>, Object> objects = new HashMap<>();
        private ClassLoader classLoader = ProviderContext.class.getClassLoader();
        private Function<String, @Nullable String> environment = System::getenv;

        private Builder() {}

        /** Gives what stands in front of the keys in messages, such as {@code lit.store.file.}; nothing if not called. */
        public Builder prefix(String prefix) {
            this.prefix = requireNonNull(prefix, "prefix");
            return this;
        }

        /** Gives a setting; its key has no prefix. */
        public Builder set(String key, String text) {
            return set(key, text, "");
        }

        /**
         * Gives a setting.
         *
         * @param source where it comes from, in words, for messages
         */
        public Builder set(String key, String text, String source) {
            given.put(requireNonNull(key, "key"), new Given(requireNonNull(text, "text"), source));
            return this;
        }

        /** Gives the clock; the system's if not called. */
        public Builder clock(Clock clock) {
            this.clock = requireNonNull(clock, "clock");
            return this;
        }

        /** Gives the random source; a new {@link SecureRandom} if not called. */
        public Builder random(SecureRandom random) {
            this.random = requireNonNull(random, "random");
            return this;
        }

        /** Gives an object under a type; it stays the caller's to close. */
        public <T> Builder object(Class<T> type, T object) {
            objects.put(requireNonNull(type, "type"), requireNonNull(object, "object"));
            return this;
        }

        /** Returns an independent builder that has been given the same. */
        public Builder copy() {
            Builder copy = new Builder();
            copy.prefix = prefix;
            copy.given.putAll(given);
            copy.clock = clock;
            copy.random = random;
            copy.objects.putAll(objects);
            copy.classLoader = classLoader;
            copy.environment = environment;
            return copy;
        }

        /** Gives the class loader; lit-core's if not called. */
        public Builder classLoader(ClassLoader loader) {
            this.classLoader = requireNonNull(loader, "loader");
            return this;
        }

        /** Says where {@code env:} references lead; to the environment of the process if not called. */
        public Builder environment(Function<String, @Nullable String> environment) {
            this.environment = requireNonNull(environment, "environment");
            return this;
        }

        /** Makes a context whose settings are looked at when the part asks for them. */
        public ProviderContext build() {
            return new ProviderContext(this);
        }

        /**
         * Makes a context after checking every setting against what the provider declares.
         *
         * @throws org.lit4j.core.error.SettingsException with all that is unknown, missing or malformed
         */
        public ProviderContext buildFor(NamedProvider provider) {
            SettingCheck check = new SettingCheck(provider.settings(), prefix, environment);
            given.forEach((key, value) -> check.add(key, value.text(), value.source()));
            check.orThrow();
            return build();
        }
    }
}
