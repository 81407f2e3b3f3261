package org.lit4j.storage.jdbc;

import java.security.SecureRandom;
import org.lit4j.core.session.RecordSealer;
import org.lit4j.crypto.sealing.KeyRing;

/** Key rings of the tests. */
final class Sealers {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final KeyRing RING = KeyRing.generate("k1", RANDOM);

    private Sealers() {}

    /** Returns a ring with one key, {@code k1}; always the same. */
    static KeyRing ring() {
        return RING;
    }

    /** Returns the ring with a second key, {@code k2}, which is the current one. */
    static KeyRing rotated() {
        return RING.withNewKey("k2", RANDOM).withCurrent("k2");
    }

    static RecordSealer sealer() {
        return of(RING);
    }

    static RecordSealer of(KeyRing ring) {
        return ring.sealer(true, RANDOM);
    }
}
