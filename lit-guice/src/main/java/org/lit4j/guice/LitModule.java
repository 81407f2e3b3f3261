package org.lit4j.guice;

import static java.util.Objects.requireNonNull;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.MapBinder;
import com.google.inject.multibindings.OptionalBinder;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.LitSessions;
import org.lit4j.core.LitSessionsBuilder;
import org.lit4j.core.NodeSource;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.auth.DelegationCodec;
import org.lit4j.core.capability.CapabilityBuilder;
import org.lit4j.core.dialect.Dialect;
import org.lit4j.core.session.RecordSealer;
import org.lit4j.core.session.SessionCrypto;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.settings.Settings;
import org.lit4j.core.spi.AuthSignerProvider;
import org.lit4j.core.spi.CapabilityBuilderProvider;
import org.lit4j.core.spi.DialectProvider;
import org.lit4j.core.spi.RecordSealerProvider;
import org.lit4j.core.spi.SessionKeyStoreProvider;

/**
 * Binds {@link LitSessions}, one an injector, made when the injector is. It is assembled of settings, of what is given in
 * code, and of bindings: a {@link NodeSource}, {@link AuthSigner}, {@link SessionKeyStore}, {@link CapabilityBuilder},
 * {@link Dialect}, {@link DelegationCodec}, {@link SessionCrypto}, {@link RecordSealer}, {@link Clock} or {@link
 * SecureRandom} that the application binds wins over settings, which are not looked at for that part. Providers that the
 * application adds to the {@link MapBinder} of {@code String} and their interface are chosen by name, before those that
 * ServiceLoader finds.
 *
 * <p>Closing the {@code LitSessions} closes what settings have opened; what the application has bound is the application's.
 * {@link #close} closes all that were made with this module, also when the injector could not be finished. Nothing that
 * settings have opened can be injected by itself: not the store, not the signer, not the settings.
 *
 * <p>Mistakes are Guice's own messages, all of them at once. Thread-safe; a module may be used for several injectors.
 */
public final class LitModule extends AbstractModule implements AutoCloseable {
    private final Settings settings;
    private final boolean discovers;
    private final @Nullable ClassLoader loader;
    private final List<Consumer<LitSessionsBuilder>> inCode;
    private final List<LitSessions> made = new ArrayList<>();

    private LitModule(Builder from) {
        settings = from.settings;
        discovers = from.discovers;
        loader = from.loader;
        inCode = List.copyOf(from.inCode);
    }

    /** Makes a module of settings; see {@code docs/settings.md} for the keys. */
    public static LitModule fromSettings(Map<String, String> settings) {
        return builder().settings(Settings.of(settings)).build();
    }

    /** Makes a module of settings. */
    public static LitModule fromSettings(Settings settings) {
        return builder().settings(settings).build();
    }

    /** Starts a module without settings. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    protected void configure() {
        // Without a default: what the application binds by itself counts as well.
        List.of(
                        NodeSource.class,
                        AuthSigner.class,
                        SessionKeyStore.class,
                        CapabilityBuilder.class,
                        Dialect.class,
                        DelegationCodec.class,
                        SessionCrypto.class,
                        RecordSealer.class,
                        Clock.class,
                        SecureRandom.class)
                .forEach(part -> OptionalBinder.newOptionalBinder(binder(), part));
        List.of(
                        AuthSignerProvider.class,
                        SessionKeyStoreProvider.class,
                        RecordSealerProvider.class,
                        CapabilityBuilderProvider.class,
                        DialectProvider.class)
                .forEach(kind -> MapBinder.newMapBinder(binder(), String.class, kind));
        bind(LitSessions.class)
                .toProvider(new Assembly(settings, discovers, loader, inCode, this::own))
                .asEagerSingleton();
    }

    private synchronized void own(LitSessions sessions) {
        made.add(sessions);
    }

    /** Closes every {@link LitSessions} that was made with this module. Idempotent. */
    @Override
    public synchronized void close() {
        for (int i = made.size() - 1; i >= 0; i--) {
            made.remove(i).close();
        }
    }

    /** Collects what a module is made of. One thread at a time. */
    public static final class Builder {
        private Settings settings = Settings.of(Map.of());
        private boolean discovers = true;
        private @Nullable ClassLoader loader;
        private final List<Consumer<LitSessionsBuilder>> inCode = new ArrayList<>();

        private Builder() {}

        /** Gives the settings. */
        public Builder settings(Settings settings) {
            this.settings = requireNonNull(settings, "settings");
            return this;
        }

        /** Gives, in code, what is no binding: {@code sessions -> sessions.network("mine")}. Settings win over it. */
        public Builder with(Consumer<LitSessionsBuilder> code) {
            inCode.add(requireNonNull(code, "code"));
            return this;
        }

        /** Takes only the providers that are bound: ServiceLoader is not asked for any. */
        public Builder withoutDiscovery() {
            discovers = false;
            return this;
        }

        /** Gives the class loader to search first. */
        public Builder classLoader(ClassLoader loader) {
            this.loader = requireNonNull(loader, "loader");
            return this;
        }

        /** Makes the module. */
        public LitModule build() {
            return new LitModule(this);
        }
    }
}
