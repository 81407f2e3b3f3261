package org.lit4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lit4j.core.error.LitException;
import org.lit4j.core.spi.NamedProvider;
import org.lit4j.core.spi.ProviderContext;
import org.lit4j.core.spi.Setting;

/**
 * What the rules of providers share: the provider, contexts to open with, and refusals.
 *
 * @param <P> the kind of provider
 * @param <T> what it opens
 */
@ExtendWith(ContractReport.class)
abstract class ProviderFixture<P extends NamedProvider, T> {
    /** What no type but text reads; control characters are for nobody. */
    static final String MALFORMED = "\u0001 not a value";

    static final SecureRandom RANDOM = new SecureRandom();

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

    static Optional<Object> readBack(Setting<?> setting, String text) {
        try {
            return Optional.of(setting.read(text, System::getenv));
        } catch (LitException e) {
            return Optional.empty();
        }
    }

    final ProviderContext.Builder context(Map<String, String> settings) {
        ProviderContext.Builder context = ProviderContext.builder()
                .clock(new SettableClock(StoreFixture.T0))
                .random(RANDOM);
        prepare(context);
        settings.forEach(context::set);
        return context;
    }

    /** Returns the declared settings of which a text can be malformed, and which are always read. */
    final List<Setting<?>> malformable() {
        List<Setting<?>> checked = new ArrayList<>();
        for (Setting<?> setting : provider().settings()) {
            if (!readOnlySometimes().contains(setting.key())
                    && readBack(setting, MALFORMED).isEmpty()) {
                checked.add(setting);
            }
        }
        return checked;
    }

    final Map<String, String> with(Setting<?> setting, String text) {
        Map<String, String> changed = new TreeMap<>(settings());
        changed.put(setting.key(), text);
        return changed;
    }

    final void assertRefused(Map<String, String> settings, Setting<?> setting) {
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

    final Optional<RuntimeException> refusal(Map<String, String> settings) {
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
