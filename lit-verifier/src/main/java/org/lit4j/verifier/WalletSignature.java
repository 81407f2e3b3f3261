package org.lit4j.verifier;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.lit4j.core.error.LitException;
import org.lit4j.crypto.EthSignature;
import org.lit4j.crypto.PersonalSign;

/** A wallet's signature as the nodes' library judges it: 65 bytes, the last one modulo 27, no limit for s. */
final class WalletSignature {
    private static final int LENGTH = 65;
    private static final BigInteger HALF_N =
            new BigInteger("7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0", 16);

    private WalletSignature() {}

    /** Returns the EIP-55 address that signed the hash. */
    static String signer(byte[] hash, byte[] signature, QuirkNotes notes) throws Unreadable {
        if (signature.length != LENGTH) {
            throw new Unreadable("the signature has " + signature.length + " bytes, not " + LENGTH);
        }
        int v = signature[LENGTH - 1] & 0xff;
        if (v % 27 > 3) {
            throw new Unreadable("the last byte of the signature is " + v);
        }
        if (!List.of(0, 1, 27, 28).contains(v)) {
            notes.met(Quirk.RECOVERY_BYTE);
        }
        BigInteger r = new BigInteger(1, Arrays.copyOf(signature, 32));
        BigInteger s = new BigInteger(1, Arrays.copyOfRange(signature, 32, 64));
        if (s.compareTo(HALF_N) > 0) {
            notes.met(Quirk.HIGH_S);
        }
        try {
            return PersonalSign.recover(hash, new EthSignature(r, s, v % 27));
        } catch (LitException e) {
            throw new Unreadable("no key can have made the signature");
        }
    }
}
