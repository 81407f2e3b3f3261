package org.lit4j.crypto.bls;

/** Offers the pure Java implementation under the name {@code bouncycastle}. */
public final class BouncyCastleBlsProvider implements BlsProvider {
    @Override
    public String name() {
        return BouncyCastleBls.NAME;
    }

    @Override
    public int preference() {
        return 0;
    }

    @Override
    public Bls open() {
        return new BouncyCastleBls();
    }
}
