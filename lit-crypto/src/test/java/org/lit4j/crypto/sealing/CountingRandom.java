package org.lit4j.crypto.sealing;

import java.security.SecureRandom;

/** Gives the bytes 1, 2, 3 and so on, for vectors. */
final class CountingRandom extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private int next = 1;

    @Override
    public void nextBytes(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) next++;
        }
    }
}
