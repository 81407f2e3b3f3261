package org.lit4j.crypto.bls;

import org.lit4j.core.spi.NamedProvider;

/**
 * Offers an implementation of {@link Bls}. Found by ServiceLoader, so: public no-argument constructor, nothing heavy in
 * it. One that cannot work on this machine throws in {@link #open}; the next is taken.
 */
public interface BlsProvider extends NamedProvider {
    /** Returns how much this one is preferred; the highest that opens is taken. The one in lit-crypto has 0. */
    int preference();

    /**
     * Returns the implementation, which the caller does not close.
     *
     * @throws RuntimeException or {@link LinkageError} when it cannot work here
     */
    Bls open();
}
