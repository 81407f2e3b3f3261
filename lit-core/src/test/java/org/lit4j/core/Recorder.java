package org.lit4j.core;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.auth.DelegationCodec;
import org.lit4j.core.capability.CapabilityBuilder;
import org.lit4j.core.session.RecordSealer;
import org.lit4j.core.session.SessionCrypto;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.spi.AuthSignerProvider;
import org.lit4j.core.spi.CapabilityBuilderProvider;
import org.lit4j.core.spi.ProviderCatalog;
import org.lit4j.core.spi.ProviderContext;
import org.lit4j.core.spi.RecordSealerProvider;
import org.lit4j.core.spi.SessionKeyStoreProvider;

/** Providers of every kind that write down when their parts are opened and closed, and fail when they are told to. */
final class Recorder {
    /** A capability builder that has something to close. */
    interface ClosableCapabilityBuilder extends CapabilityBuilder, AutoCloseable {
        @Override
        void close();
    }

    final List<String> events = new ArrayList<>();
    final List<String> failing = new ArrayList<>();
    final List<ProviderContext> contexts = new ArrayList<>();

    ProviderCatalog catalog() {
        return ProviderCatalog.builder()
                .add(new RecordSealerProvider() {
                    @Override
                    public String name() {
                        return "one";
                    }

                    @Override
                    public RecordSealer open(ProviderContext context) {
                        return part(RecordSealer.class, "keyring", context);
                    }
                })
                .add(new SessionKeyStoreProvider() {
                    @Override
                    public String name() {
                        return "one";
                    }

                    @Override
                    public SessionKeyStore open(ProviderContext context) {
                        return part(SessionKeyStore.class, "store", context);
                    }
                })
                .add(new AuthSignerProvider() {
                    @Override
                    public String name() {
                        return "one";
                    }

                    @Override
                    public AuthSigner open(ProviderContext context) {
                        return part(AuthSigner.class, "signer", context);
                    }
                })
                .add(new CapabilityBuilderProvider() {
                    @Override
                    public String name() {
                        return "one";
                    }

                    @Override
                    public CapabilityBuilder open(ProviderContext context) {
                        return part(ClosableCapabilityBuilder.class, "capability builder", context);
                    }
                })
                .build();
    }

    LitSessionsBuilder builder() {
        return LitSessions.builder()
                .providers(catalog())
                .nodes(NodeSource.of("https://127.0.0.1:7470"))
                .crypto(proxy(SessionCrypto.class, "crypto"))
                .delegationCodec(proxy(DelegationCodec.class, "codec"));
    }

    private <T> T part(Class<T> type, String name, ProviderContext context) {
        contexts.add(context);
        event("open " + name);
        return proxy(type, name);
    }

    private void event(String event) {
        events.add(event);
        if (failing.contains(event)) {
            throw new IllegalStateException("failed to " + event);
        }
    }

    private <T> T proxy(Class<T> type, String name) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> answer(method, name)));
    }

    private @Nullable Object answer(Method method, String name) {
        return switch (method.getName()) {
            case "close" -> {
                event("close " + name);
                yield null;
            }
            case "holdsSecrets" -> true;
            case "toString" -> name;
            default -> throw new UnsupportedOperationException(method.getName());
        };
    }
}
