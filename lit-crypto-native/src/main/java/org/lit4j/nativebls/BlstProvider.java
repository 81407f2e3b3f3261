package org.lit4j.nativebls;

import org.lit4j.core.session.SecretBytes;
import org.lit4j.crypto.bls.Bls;
import org.lit4j.crypto.bls.BlsProvider;
import org.lit4j.crypto.bls.BlsScalars;

/** Offers blst under the name {@code blst}, before the implementation in Java. */
public final class BlstProvider implements BlsProvider {
    static final String NAME = "blst";

    private static final int BEFORE_JAVA = 100;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int preference() {
        return BEFORE_JAVA;
    }

    /** Loads the library for this machine and tries it once. */
    @Override
    public Bls open() {
        Bls bls = new BlstBls();
        try (SecretBytes one = SecretBytes.takeOver(BlsScalars.encode(java.math.BigInteger.ONE))) {
            bls.publicKey(one);
        }
        return bls;
    }
}
