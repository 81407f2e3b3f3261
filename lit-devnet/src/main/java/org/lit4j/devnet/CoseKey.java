package org.lit4j.devnet;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import org.lit4j.core.encoding.Hex;

/**
 * Public keys of authenticators, in the one form that CTAP2 has for ES256: a CBOR map of five entries.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9053#section-7.1">RFC 9053, section 7.1</a>
 */
final class CoseKey {
    private static final String HEAD = "a5010203262001215820";
    private static final String BETWEEN = "225820";
    private static final int COORDINATE = 64;

    private CoseKey() {}

    static PublicKey es256(byte[] cose) throws GeneralSecurityException {
        String hex = Hex.encode(cose);
        int second = HEAD.length() + COORDINATE;
        if (hex.length() != second + BETWEEN.length() + COORDINATE
                || !hex.startsWith(HEAD)
                || !hex.startsWith(BETWEEN, second)) {
            throw new InvalidKeyException("no COSE key of ES256");
        }
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        ECPoint point = new ECPoint(
                new BigInteger(hex.substring(HEAD.length(), second), 16),
                new BigInteger(hex.substring(second + BETWEEN.length()), 16));
        return KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(point, curve.getParameterSpec(ECParameterSpec.class)));
    }
}
