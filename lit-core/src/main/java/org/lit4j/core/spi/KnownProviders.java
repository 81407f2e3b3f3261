package org.lit4j.core.spi;

import java.util.List;

/**
 * The providers that lit4j itself ships. A class of these that is there, while no service file names it, comes from a jar
 * that was put together without merging service files.
 */
final class KnownProviders {
    record Known(String service, String name, String className) {}

    private static final List<Known> ALL = List.of(
            known(AuthSignerProvider.class, "private-key", "auth.wallet.PrivateKeySignerProvider"),
            known(SessionKeyStoreProvider.class, "memory", "storage.memory.MemorySessionKeyStoreProvider"),
            known(SessionKeyStoreProvider.class, "file", "storage.file.FileSessionKeyStoreProvider"),
            known(SessionKeyStoreProvider.class, "jdbc", "storage.jdbc.JdbcSessionKeyStoreProvider"),
            known(RecordSealerProvider.class, "file", "crypto.sealing.FileKeyRingProvider"),
            known(RecordSealerProvider.class, "env", "crypto.sealing.EnvironmentKeyRingProvider"),
            known(RecordSealerProvider.class, "keystore", "crypto.sealing.KeyStoreKeyRingProvider"),
            known(CapabilityBuilderProvider.class, "recap", "siwe.RecapCapabilityBuilderProvider"),
            new Known(
                    "org.lit4j.crypto.bls.BlsProvider",
                    "bouncycastle",
                    "org.lit4j.crypto.bls.BouncyCastleBlsProvider"));

    private KnownProviders() {}

    private static Known known(Class<?> service, String name, String className) {
        return new Known(service.getName(), name, "org.lit4j." + className);
    }

    static List<Known> of(Class<?> service) {
        return ALL.stream()
                .filter(known -> known.service().equals(service.getName()))
                .toList();
    }
}
