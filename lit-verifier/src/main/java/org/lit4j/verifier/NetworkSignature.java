package org.lit4j.verifier;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.lit4j.crypto.bls.Bls;
import org.lit4j.crypto.bls.BlsScheme;

/**
 * The network's signature as nodes write it: an object whose one member is named after the scheme. Immutable.
 *
 * @param digits 192 hexadecimal digits of either case, of which nothing is known yet
 */
record NetworkSignature(BlsScheme scheme, String digits) {
    byte[] bytes() {
        return HexFormat.of().parseHex(digits);
    }

    static NetworkSignature parse(String json) throws Unreadable {
        SerdeReader in = new SerdeReader(json);
        NetworkSignature[] found = new NetworkSignature[1];
        in.object(name -> {
            Optional<BlsScheme> scheme = Arrays.stream(BlsScheme.values())
                    .filter(one -> one.wireName().equals(name))
                    .findFirst();
            if (found[0] != null || scheme.isEmpty()) {
                throw in.invalid("another member than one scheme of the network's");
            }
            found[0] = new NetworkSignature(scheme.get(), exactly(in));
        });
        in.end();
        if (found[0] == null) {
            throw in.invalid("no signature");
        }
        return found[0];
    }

    private static String exactly(SerdeReader in) throws Unreadable {
        String digits = in.string();
        if (digits.length() != 2 * Bls.SIGNATURE_LENGTH) {
            throw in.invalid("a signature of " + digits.length() + " digits");
        }
        for (int i = 0; i < digits.length(); i++) {
            if (!HexFormat.isHexDigit(digits.charAt(i))) {
                throw in.invalid("a signature that is not hexadecimal");
            }
        }
        return digits;
    }
}
