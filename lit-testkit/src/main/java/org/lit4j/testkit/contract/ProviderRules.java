package org.lit4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.lit4j.core.session.SecretBytes;
import org.lit4j.core.spi.NamedProvider;
import org.lit4j.core.spi.Setting;
import org.lit4j.testkit.leak.LeakWatch;

/**
 * Rules on what providers open, and on what they refuse.
 *
 * @param <P> the kind of provider
 * @param <T> what it opens
 */
abstract class ProviderRules<P extends NamedProvider, T> extends ProviderDeclarationRules<P, T> {
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
        StartedThreads threads = StartedThreads.during(() -> {
            for (Setting<?> setting : checked) {
                assertThat(refusal(with(setting, MALFORMED))).as(setting.key()).isNotNull();
            }
        });
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
            malformable()
                    .forEach(setting -> refusal(with(setting, MALFORMED))
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
}
