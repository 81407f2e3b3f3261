package org.lit4j.crypto.bls;

import java.util.Comparator;
import java.util.Optional;
import org.lit4j.core.spi.ProviderRegistry;

/** Finds the preferred implementation once. Thread-safe. */
final class BlsProviders {
    private BlsProviders() {}

    private static final System.Logger LOG = System.getLogger(BlsProviders.class.getName());

    private static final class Holder {
        static final Bls PREFERRED = choose(ProviderRegistry.discover(BlsProvider.class));
    }

    static Bls preferred() {
        return Holder.PREFERRED;
    }

    static Bls choose(ProviderRegistry<BlsProvider> registry) {
        return registry.names().stream()
                .map(registry::require)
                .sorted(Comparator.comparingInt(BlsProvider::preference).reversed())
                .flatMap(provider -> open(provider).stream())
                .findFirst()
                .orElseGet(BouncyCastleBls::new);
    }

    /** A native library that does not load here is passed over, and said to be: the next gives the same answers, slower. */
    private static Optional<Bls> open(BlsProvider provider) {
        try {
            return Optional.of(provider.open());
        } catch (LinkageError | RuntimeException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The BLS implementation \"{0}\" is on the class path and does not work on this machine ({1}), so a slower"
                            + " one is used. Give it a machine and JVM of a kind that its library is made for, or remove"
                            + " its module.",
                    provider.name(),
                    e.toString());
            return Optional.empty();
        }
    }
}
