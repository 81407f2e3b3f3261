package org.lit4j.core.spi;

import java.util.List;

/**
 * The providers that lit4j itself ships. A class of these that is there, while no service file names it, comes from a jar
 * that was put together without merging service files.
 */
final class KnownProviders {
    record Known(ProviderKind kind, String name, String className) {}

    static final List<Known> ALL = List.of(
            new Known(ProviderKind.SIGNER, "private-key", "org.lit4j.auth.wallet.PrivateKeySignerProvider"),
            new Known(ProviderKind.STORE, "memory", "org.lit4j.storage.memory.MemorySessionKeyStoreProvider"),
            new Known(ProviderKind.STORE, "file", "org.lit4j.storage.file.FileSessionKeyStoreProvider"),
            new Known(ProviderKind.STORE, "jdbc", "org.lit4j.storage.jdbc.JdbcSessionKeyStoreProvider"),
            new Known(ProviderKind.KEYRING, "file", "org.lit4j.crypto.sealing.FileKeyRingProvider"),
            new Known(ProviderKind.KEYRING, "env", "org.lit4j.crypto.sealing.EnvironmentKeyRingProvider"),
            new Known(ProviderKind.KEYRING, "keystore", "org.lit4j.crypto.sealing.KeyStoreKeyRingProvider"),
            new Known(ProviderKind.CAPABILITY_BUILDER, "recap", "org.lit4j.siwe.RecapCapabilityBuilderProvider"));

    private KnownProviders() {}

    static List<Known> of(ProviderKind kind) {
        return ALL.stream().filter(known -> known.kind() == kind).toList();
    }
}
