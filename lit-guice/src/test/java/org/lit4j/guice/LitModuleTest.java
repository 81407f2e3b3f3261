package org.lit4j.guice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.inject.AbstractModule;
import com.google.inject.Binding;
import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.multibindings.MapBinder;
import com.google.inject.multibindings.OptionalBinder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lit4j.auth.wallet.WalletSigners;
import org.lit4j.core.LitSessions;
import org.lit4j.core.NodeSource;
import org.lit4j.core.SessionSigs;
import org.lit4j.core.SessionSigsRequest;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.auth.DelegationCodec;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.SecretBytes;
import org.lit4j.core.session.SessionCrypto;
import org.lit4j.core.session.SessionKeyPair;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.session.StoredSession;
import org.lit4j.core.settings.Settings;
import org.lit4j.core.spi.AuthSignerProvider;
import org.lit4j.core.spi.CapabilityBuilderProvider;
import org.lit4j.core.spi.ProviderContext;
import org.lit4j.crypto.BouncyCastleSessionCrypto;
import org.lit4j.siwe.SiweDelegationCodec;
import org.lit4j.storage.memory.MemorySessionKeyStore;
import org.lit4j.testkit.fault.Call;
import org.lit4j.testkit.fault.Faults;
import org.lit4j.testkit.fault.FaultySessionKeyStore;
import org.lit4j.testkit.fault.FaultySigner;

class LitModuleTest {
    private static final SessionSigsRequest REQUEST = SessionSigsRequest.builder()
            .request(LitResource.pkp("*"), LitAbility.PKP_SIGNING)
            .build();

    private final Faults calls = new Faults();
    private final Map<String, String> settings = new TreeMap<>();

    @TempDir
    private Path folder;

    @BeforeEach
    void writeSettings() throws IOException {
        settings.putAll(WalletSettings.in(folder));
    }

    /** Binds parts of the application's own, counted. */
    private Module own(boolean optional) {
        return new AbstractModule() {
            @Override
            protected void configure() {
                AuthSigner signer = new FaultySigner(WalletSigners.privateKey(WalletSettings.KEY), calls);
                SessionKeyStore store = new FaultySessionKeyStore(new MemorySessionKeyStore(), calls);
                if (optional) {
                    OptionalBinder.newOptionalBinder(binder(), AuthSigner.class)
                            .setBinding()
                            .toInstance(signer);
                    OptionalBinder.newOptionalBinder(binder(), SessionKeyStore.class)
                            .setBinding()
                            .toInstance(store);
                } else {
                    bind(AuthSigner.class).toInstance(signer);
                    bind(SessionKeyStore.class).toInstance(store);
                }
            }
        };
    }

    @Test
    void assemblesFromSettings() {
        try (LitModule module = LitModule.fromSettings(settings)) {
            Injector injector = Guice.createInjector(module);
            LitSessions lit = injector.getInstance(LitSessions.class);
            assertThat(lit.sessionSigs(REQUEST).toJson()).contains("https://127.0.0.1:7470");
            assertThat(injector.getInstance(LitSessions.class)).isSameAs(lit);
        }
    }

    @Test
    void bindingOfTheApplicationWins() {
        for (boolean optional : new boolean[] {true, false}) {
            try (LitModule module = LitModule.fromSettings(settings)) {
                LitSessions lit = Guice.createInjector(module, own(optional)).getInstance(LitSessions.class);
                lit.sessionSigs(REQUEST);
            }
        }
        assertThat(calls.count(Call.SIGN)).isEqualTo(2);
        assertThat(calls.count(Call.FIND)).isPositive();
    }

    /** What is replaced is not opened, so mistakes in it do not matter. */
    @Test
    void settingsOfAReplacedPartAreNotLookedAt() {
        settings.put("lit.signer", "nobody");
        settings.put("lit.store.memory.maximum-size", "none");
        try (LitModule module = LitModule.fromSettings(settings)) {
            Guice.createInjector(module, own(true))
                    .getInstance(LitSessions.class)
                    .sessionSigs(REQUEST);
        }
    }

    @Test
    void closingLeavesWhatTheApplicationHasBound() {
        LitModule module = LitModule.fromSettings(settings);
        LitSessions lit = Guice.createInjector(module, own(true)).getInstance(LitSessions.class);
        module.close();
        module.close();
        assertThat(calls.count(Call.CLOSE)).isZero();
        assertClosed(lit);
    }

    @Test
    void closingClosesWhatSettingsHaveOpened() {
        ClosingStore store = new ClosingStore(calls);
        settings.put("lit.store", "counting");
        LitModule module = LitModule.fromSettings(settings);
        LitSessions lit = Guice.createInjector(module, store).getInstance(LitSessions.class);
        lit.close();
        lit.close();
        module.close();
        assertThat(calls.count(Call.CLOSE)).isEqualTo(1);
    }

    /** Whatever was opened by then is closed by the module. */
    @Test
    void injectorThatFailsLeavesNothingOpen() {
        settings.put("lit.store", "counting");
        LitModule module = LitModule.fromSettings(settings);
        assertThatExceptionOfType(CreationException.class)
                .isThrownBy(() -> Guice.createInjector(module, new ClosingStore(calls), new AbstractModule() {
                    @Override
                    protected void configure() {
                        bind(Runnable.class)
                                .toProvider(() -> {
                                    throw new IllegalStateException("another part fails");
                                })
                                .asEagerSingleton();
                    }
                }));
        module.close();
        assertThat(calls.count(Call.CLOSE)).isEqualTo(1);
    }

    @Test
    void twoInjectorsDoNotShare() {
        LitModule first = LitModule.fromSettings(settings);
        try (LitModule second = LitModule.fromSettings(settings)) {
            LitSessions one = Guice.createInjector(first).getInstance(LitSessions.class);
            LitSessions other = Guice.createInjector(second).getInstance(LitSessions.class);
            assertThat(one).isNotSameAs(other);
            first.close();
            assertClosed(one);
            assertThat(other.sessionSigs(REQUEST).toJson()).isNotEmpty();
        }
    }

    @Test
    void codeDoesWithoutSettings() {
        Clock clock = Clock.fixed(Instant.parse("2030-01-01T00:00:00Z"), ZoneOffset.UTC);
        try (LitModule module = LitModule.builder()
                .with(sessions -> sessions.network("mine").tenant("ours"))
                .build()) {
            Injector injector = Guice.createInjector(module, own(true), new AbstractModule() {
                @Override
                protected void configure() {
                    bind(NodeSource.class).toInstance(NodeSource.of("https://127.0.0.1:7471"));
                    bind(Clock.class).toInstance(clock);
                }
            });
            SessionSigs sigs = injector.getInstance(LitSessions.class).sessionSigs(REQUEST);
            assertThat(sigs.toJson()).contains("https://127.0.0.1:7471").contains("2030-01-01T00:00:00");
        }
    }

    /** Everything is bound, nothing is searched. */
    @Test
    void worksWhenServiceLoaderFindsNothing() {
        settings.put("lit.signer", "bound");
        settings.remove("lit.signer.private-key.key-file");
        settings.put("lit.store", "counting");
        settings.put("lit.capability-builder", "bound");
        try (LitModule module = LitModule.builder()
                .settings(Settings.of(settings))
                .withoutDiscovery()
                .classLoader(new ClassLoader(null) {})
                .build()) {
            Injector injector = Guice.createInjector(module, new ClosingStore(calls), new AbstractModule() {
                @Override
                protected void configure() {
                    bind(SessionCrypto.class).to(BouncyCastleSessionCrypto.class);
                    bind(DelegationCodec.class).to(SiweDelegationCodec.class);
                    MapBinder.newMapBinder(binder(), String.class, AuthSignerProvider.class)
                            .addBinding("bound")
                            .toInstance(new BoundSigner());
                    MapBinder.newMapBinder(binder(), String.class, CapabilityBuilderProvider.class)
                            .addBinding("bound")
                            .toInstance(new BoundBuilder());
                }
            });
            LitSessions lit = injector.getInstance(LitSessions.class);
            lit.sessionSigs(REQUEST);
            assertThat(lit.providers().entries()).hasSize(3);
        }
        assertThat(calls.count(Call.FIND)).isPositive();
    }

    /** Who has the injector has the sessions, and no key, store or setting. */
    @Test
    void nothingSecretCanBeInjected() {
        try (LitModule module = LitModule.fromSettings(settings)) {
            Injector injector = Guice.createInjector(module);
            List<Class<?>> secret = List.of(
                    SecretBytes.class,
                    SessionKeyPair.class,
                    StoredSession.class,
                    Settings.class,
                    ProviderContext.class,
                    SessionKeyStore.class,
                    AuthSigner.class,
                    byte[].class);
            assertThat(secret).allMatch(type -> injector.getExistingBinding(Key.get(type)) == null);
            for (Binding<?> binding : injector.getAllBindings().values()) {
                assertThat(binding.getKey().getTypeLiteral().getRawType())
                        .isNotIn(secret)
                        .isNotEqualTo(String.class);
            }
            assertThat(injector.getAllBindings().toString()).doesNotContain(WalletSettings.KEY);
        }
    }

    private static void assertClosed(LitSessions lit) {
        assertThatExceptionOfType(LitException.class)
                .isThrownBy(() -> lit.sessionSigs(REQUEST))
                .extracting(LitException::code)
                .isEqualTo(ErrorCode.CLOSED);
    }
}
