package org.lit4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.lit4j.core.spi.NamedProvider;
import org.lit4j.core.spi.Setting;

/**
 * Rules on what providers declare, and on their constructors.
 *
 * @param <P> the kind of provider
 * @param <T> what it opens
 */
abstract class ProviderDeclarationRules<P extends NamedProvider, T> extends ProviderFixture<P, T> {
    /** A loader that fails for ever must not spin. */
    private static final int MOST_BROKEN = 16;

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
        List<Class<?>> found = new ArrayList<>();
        Iterator<ServiceLoader.Provider<P>> providers =
                ServiceLoader.load(kind(), type.getClassLoader()).stream().iterator();
        for (int broken = 0; broken < MOST_BROKEN; ) {
            try {
                if (!providers.hasNext()) {
                    break;
                }
                found.add(providers.next().type());
            } catch (ServiceConfigurationError e) {
                broken++; // another's trouble
            }
        }
        assertThat(found).contains(type);
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
            setting.fallbackText()
                    .ifPresent(text -> assertThat(readBack(setting, text))
                            .as(setting.key())
                            .isEqualTo(setting.fallback()));
        }
    }
}
