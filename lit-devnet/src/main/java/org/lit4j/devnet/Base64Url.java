package org.lit4j.devnet;

import java.util.Base64;
import java.util.Optional;

/** Reads base64url without padding, in its one form. */
final class Base64Url {
    private Base64Url() {}

    static Optional<byte[]> decode(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            return Optional.of(bytes).filter(read -> encode(read).equals(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
