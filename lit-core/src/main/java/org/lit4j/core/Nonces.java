package org.lit4j.core;

import java.security.SecureRandom;

/** Draws nonces for SIWE messages. */
final class Nonces {
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    /** 62^17 is more than 2^96, the strength of the SDK's own. */
    private static final int LENGTH = 17;

    private Nonces() {}

    static String draw(SecureRandom random) {
        StringBuilder nonce = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            nonce.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return nonce.toString();
    }
}
