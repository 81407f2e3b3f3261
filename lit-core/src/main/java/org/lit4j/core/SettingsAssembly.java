package org.lit4j.core;

import java.util.Optional;
import java.util.function.BiFunction;
import org.lit4j.core.capability.CapabilityPolicy;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.RecordSealer;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.settings.CheckedSettings;
import org.lit4j.core.settings.Settings;
import org.lit4j.core.spi.AuthSignerProvider;
import org.lit4j.core.spi.CapabilityBuilderProvider;
import org.lit4j.core.spi.DialectCatalog;
import org.lit4j.core.spi.NamedProvider;
import org.lit4j.core.spi.ProviderContext;
import org.lit4j.core.spi.ProviderKind;
import org.lit4j.core.spi.RecordSealerProvider;
import org.lit4j.core.spi.SessionKeyStoreProvider;
import org.lit4j.core.spi.Setting;

/**
 * Gives a builder the parts that settings name. Everything is checked before anything is opened; what is opened is the
 * builder's to close.
 */
final class SettingsAssembly {
    private final CheckedSettings settings;
    private final ProviderContext own;
    private final Wiring wiring;
    private final LitSessionsBuilder builder;

    private SettingsAssembly(CheckedSettings settings, Wiring wiring, LitSessionsBuilder builder) {
        this.settings = settings;
        this.own = settings.own();
        this.wiring = wiring;
        this.builder = builder;
    }

    static void apply(Settings settings, Wiring wiring, LitSessionsBuilder builder) {
        SettingsAssembly assembly = check(settings, wiring, builder);
        assembly.values();
        assembly.parts();
    }

    /** Gives the builder values and opens its store, no other part. */
    static SessionKeyStore openStore(Settings settings, Wiring wiring, LitSessionsBuilder builder) {
        SettingsAssembly assembly = check(settings, wiring, builder);
        if (assembly.settings.chosen(ProviderKind.STORE).isEmpty()) {
            throw new LitException(
                    ErrorCode.SETTING_INVALID, "The settings name no store. Give lit.store, or --store to lit.");
        }
        assembly.values();
        assembly.keyRing();
        return assembly.store().orElseThrow();
    }

    private static SettingsAssembly check(Settings settings, Wiring wiring, LitSessionsBuilder builder) {
        CheckedSettings checked =
                CoreSettings.schema(wiring.catalog(), builder.renewal()).check(settings);
        wiring.chosen(checked.chosen());
        return new SettingsAssembly(checked, wiring, builder);
    }

    /** What is not given keeps what the builder has. */
    private void values() {
        if (given(CoreSettings.NETWORK)) {
            builder.network(own.get(CoreSettings.NETWORK));
        }
        if (given(CoreSettings.TENANT)) {
            builder.tenant(own.get(CoreSettings.TENANT));
        }
        if (given(CoreSettings.DEBUG)) {
            builder.debug(own.get(CoreSettings.DEBUG));
        }
        if (given(CoreSettings.POLICY)) {
            builder.policy(CoreSettings.value(CapabilityPolicy.class, own.get(CoreSettings.POLICY)));
        }
        if (given(CoreSettings.OUTER_EXPIRATION)) {
            builder.outerExpiration(CoreSettings.value(OuterExpiration.class, own.get(CoreSettings.OUTER_EXPIRATION)));
        }
        builder.renewal(RenewalSettings.change(builder.renewal(), settings));
        own.find(CoreSettings.NODES)
                .ifPresent(nodes -> builder.nodes(own.find(CoreSettings.NONCE)
                        .map(nonce -> NodeSource.of(nodes, nonce))
                        .orElseGet(() -> NodeSource.of(nodes))));
    }

    private void parts() {
        settings.chosen(ProviderKind.DIALECT)
                .ifPresent(name -> builder.dialect(
                        DialectCatalog.find(name, wiring.catalog(), context(ProviderKind.DIALECT, name))));
        keyRing();
        store().ifPresent(builder::store);
        open(ProviderKind.SIGNER, AuthSignerProvider.class, AuthSignerProvider::open)
                .ifPresent(builder::signer);
        open(ProviderKind.CAPABILITY_BUILDER, CapabilityBuilderProvider.class, CapabilityBuilderProvider::open)
                .ifPresent(builder::capabilityBuilder);
    }

    private void keyRing() {
        open(ProviderKind.KEYRING, RecordSealerProvider.class, RecordSealerProvider::open)
                .ifPresent(sealer -> builder.object(RecordSealer.class, sealer));
    }

    private Optional<SessionKeyStore> store() {
        return open(ProviderKind.STORE, SessionKeyStoreProvider.class, SessionKeyStoreProvider::open);
    }

    private <P extends NamedProvider, T> Optional<T> open(
            ProviderKind kind, Class<P> spi, BiFunction<P, ProviderContext, T> open) {
        return settings.chosen(kind)
                .map(name ->
                        wiring.ownership().take(wiring.catalog().registry(spi).open(name, context(kind, name), open)));
    }

    private ProviderContext.Builder context(ProviderKind kind, String name) {
        return settings.context(kind, name, builder.context());
    }

    private boolean given(Setting<?> setting) {
        return settings.isGiven(setting);
    }
}
