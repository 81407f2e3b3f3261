package org.lit4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.lang.reflect.Modifier;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.SecretBytes;
import org.lit4j.core.spi.NamedProvider;
import org.lit4j.core.spi.ProviderContext;
import org.lit4j.core.spi.Setting;
import org.lit4j.testkit.leak.LeakWatch;

/**
 * What every provider promises, whatever it opens.
 *
 * @param <P> the kind of provider
 * @param <T> what it opens
 */
@ExtendWith(ContractReport.class)
abstract class ProviderRules<P extends NamedProvider, T> {
    /** What no type but text reads; control characters are for nobody. */
    private static final String MALFORMED = "\u0001 not a value";

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Makes the provider by its public constructor: a new one each time. */
    protected abstract P provider();

    /** Returns settings with which it opens, keys without prefix; none if not overridden. */
    protected Map<String, String> settings() {
        return Map.of();
    }

    /**
     * Prepares the context further, by objects of the application such as a {@code DataSource}.
     *
     * @param context has clock and random source already
     */
    protected void prepare(ProviderContext.Builder context) {}

    /** Returns the keys of declared settings that it reads only together with others; none if not overridden. */
    protected Set<String> readOnlySometimes() {
        return Set.of();
    }

    abstract Class<P> kind();

    abstract T open(P provider, ProviderContext context);

    /** Uses it once, so that what is broken fails. */
    abstract void use(T part);

    abstract void close(T part);

    @Test
    void nameIsWordsJoinedByHyphens() {
        assertThat(provider().name()).matches(namePattern());
    }

    String namePattern() {
        return "[a-z0-9]+(-[a-z0-9]+)*";
    }

    @Test
    void nameAndSettingsStayTheSame() {
        P provider = provider();
        String before = describe(provider);
        close(open(provider, context(settings()).build()));
        assertThat(describe(provider)).isEqualTo(before);
        assertThat(describe(provider())).isEqualTo(before);
    }

    private static String describe(NamedProvider provider) {
        List<String> settings = provider.settings().stream()
                .map(one -> one.key() + " " + one.type() + " " + one.fallbackText() + " " + one.isRequired())
                .toList();
        return provider.name() + settings;
    }

    @Test
    void classIsPublicWithAPublicConstructorWithoutParameters() {
        Class<?> type = provider().getClass();
        for (Class<?> level = type; level != null; level = level.getEnclosingClass()) {
            if (level == type || level.getEnclosingClass() != null) {
                assertThat(Modifier.isPublic(level.getModifiers()))
                        .as("%s is public", level.getName())
                        .isTrue();
            }
        }
        assertThat(type.getConstructors())
                .as("public constructors of %s without parameters", type.getName())
                .anyMatch(constructor -> constructor.getParameterCount() == 0);
    }

    /** By a line in {@code META-INF/services}, or {@code provides} of a module. */
    @Test
    void serviceLoaderFindsIt() {
        Class<?> type = provider().getClass();
        assertThat(ServiceLoader.load(kind(), type.getClassLoader()).stream().map(ServiceLoader.Provider::type))
                .anyMatch(found -> found == type);
    }

    @Test
    void versionOfTheInterfacesIsKnown() {
        assertThat(provider().spiVersion()).isBetween(1, NamedProvider.SPI_VERSION);
    }

    /** It runs whenever somebody asks what there is. */
    @Test
    void constructorStartsNoThread() {
        StartedThreads threads = StartedThreads.during(this::provider);
        assertThat(threads.all()).isEmpty();
    }

    @Test
    void constructorReadsAndWritesNothing() {
        provider();
        assertThat(RecordedIo.during(this::provider)).isEmpty();
    }

    @Test
    void settingsAreDeclaredOnceWithAMeaning() {
        List<Setting<?>> declared = provider().settings();
        assertThat(declared).extracting(Setting::key).doesNotHaveDuplicates();
        assertThat(declared).noneMatch(setting -> setting.meaning().isBlank());
    }

    @Test
    void defaultsAreAsValidAsWhatUsersWrite() {
        for (Setting<?> setting : provider().settings()) {
            setting.fallbackText().ifPresent(text -> assertThat(readBack(setting, text))
                    .as(setting.key())
                    .isEqualTo(setting.fallback()));
        }
    }

    private static Optional<Object> readBack(Setting<?> setting, String text) {
        try {
            return Optional.of(setting.read(text, name -> null));
        } catch (LitException e) {
            return Optional.empty();
        }
    }

    /** A setting that is not declared could never be given. */
    @Test
    void opensWithSettingsThatItDeclares() {
        P provider = provider();
        T part = open(provider, context(settings()).buildFor(provider));
        use(part);
        close(part);
    }

    @Test
    void missingSettingIsNamed() {
        List<Setting<?>> required =
                provider().settings().stream().filter(Setting::isRequired).toList();
        if (required.isEmpty()) {
            abort("no setting is required");
        }
        for (Setting<?> setting : required) {
            Map<String, String> others = new TreeMap<>(settings());
            others.remove(setting.key());
            assertRefused(others, setting);
        }
    }

    @Test
    void malformedSettingIsNamed() {
        List<Setting<?>> checked = malformable();
        if (checked.isEmpty()) {
            abort("no setting has a form");
        }
        for (Setting<?> setting : checked) {
            assertRefused(with(setting, MALFORMED), setting);
        }
    }

    @Test
    void eachOpeningIsItsOwn() {
        P provider = provider();
        T first = open(provider, context(settings()).build());
        T second = open(provider, context(settings()).build());
        close(first);
        use(second);
        close(second);
        T third = open(provider, context(settings()).build());
        use(third);
        close(third);
    }

    @Test
    void closingTwiceDoesNothing() {
        T part = open(provider(), context(settings()).build());
        close(part);
        close(part);
    }

    @Test
    void closingEndsEveryThreadThatItStarted() {
        StartedThreads threads = StartedThreads.during(() -> {
            T part = open(provider(), context(settings()).build());
            use(part);
            close(part);
        });
        assertThat(threads.stillRunning()).isEmpty();
    }

    @Test
    void failedOpeningEndsEveryThreadThatItStarted() {
        List<Setting<?>> checked = malformable();
        if (checked.isEmpty()) {
            abort("no setting has a form, so that it cannot be made to fail");
        }
        StartedThreads threads = StartedThreads.during(
                () -> checked.forEach(setting -> refusal(with(setting, MALFORMED)).isPresent()));
        assertThat(threads.stillRunning()).isEmpty();
    }

    /** What secret settings lead to, and what subclasses add, is searched in logs, exceptions, texts. */
    @Test
    void nothingSecretIsShown() {
        try (LeakWatch watch = LeakWatch.start(RANDOM)) {
            boolean any = false;
            for (Setting<?> setting : provider().settings()) {
                String text = settings().get(setting.key());
                any |= setting.isSecret() && text != null && plant(watch, setting, text);
            }
            any |= plantMore(watch);
            if (!any) {
                abort("there is no secret of 16 bytes or more");
            }
            P provider = provider();
            watch.look("the provider", provider.toString());
            T part = open(provider, context(settings()).build());
            use(part);
            watch.look("the part", part.toString());
            close(part);
            watch.look("the closed part", part.toString());
            malformable().forEach(setting -> refusal(with(setting, MALFORMED))
                    .ifPresent(failure -> watch.look("refusal of " + setting.key(), failure)));
            assertThat(watch.findings()).isEmpty();
        }
    }

    /** Adds the secrets that are not settings; says whether there are any. */
    boolean plantMore(LeakWatch watch) {
        return false;
    }

    private static boolean plant(LeakWatch watch, Setting<?> setting, String text) {
        if (setting.read(text, System::getenv) instanceof SecretBytes secret) {
            try (secret) {
                secret.expose(bytes -> {
                    watch.plant("the setting " + setting.key(), bytes);
                    return true;
                });
            } catch (IllegalArgumentException e) {
                return false;
            }
            return true;
        }
        return false;
    }

    final ProviderContext.Builder context(Map<String, String> settings) {
        ProviderContext.Builder context =
                ProviderContext.builder().clock(Clock.systemUTC()).random(RANDOM);
        prepare(context);
        settings.forEach(context::set);
        return context;
    }

    /** Returns the declared settings of which a text can be malformed, and which are always read. */
    private List<Setting<?>> malformable() {
        List<Setting<?>> checked = new ArrayList<>();
        for (Setting<?> setting : provider().settings()) {
            if (!readOnlySometimes().contains(setting.key())
                    && readBack(setting, MALFORMED).isEmpty()) {
                checked.add(setting);
            }
        }
        return checked;
    }

    private Map<String, String> with(Setting<?> setting, String text) {
        Map<String, String> changed = new TreeMap<>(settings());
        changed.put(setting.key(), text);
        return changed;
    }

    private void assertRefused(Map<String, String> settings, Setting<?> setting) {
        Optional<RuntimeException> refusal = refusal(settings);
        if (refusal.isEmpty()) {
            fail("It opened all the same; is the setting '%s' read?", setting.key());
        }
        assertThat(refusal.orElseThrow())
                .as("refusal of the setting '%s'", setting.key())
                .isInstanceOf(LitException.class)
                .hasMessageContaining(setting.key())
                .hasMessageNotContaining(MALFORMED);
    }

    private Optional<RuntimeException> refusal(Map<String, String> settings) {
        T part;
        try {
            part = open(provider(), context(settings).build());
        } catch (RuntimeException e) {
            return Optional.of(e);
        }
        close(part);
        return Optional.empty();
    }
}
