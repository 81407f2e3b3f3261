package org.lit4j.crypto;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.SecretBytes;

/**
 * A secp256k1 key pair that signs as Ethereum wallets do: RFC 6979 nonces, low s. Thread-safe until closed; closing
 * wipes the private key. Secret and public part are one object, so that they cannot be mixed up.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6979">RFC 6979</a>
 */
public final class Secp256k1Key implements AutoCloseable {
    static final X9ECParameters CURVE = CustomNamedCurves.getByName("secp256k1");
    private static final BigInteger N = CURVE.getN();
    private static final BigInteger HALF_N = N.shiftRight(1);

    private final SecretBytes secret;
    private final byte[] publicKey;
    private final String address;

    private Secp256k1Key(SecretBytes secret, ECPoint point) {
        this.secret = secret;
        this.publicKey = point.getEncoded(false);
        this.address = EthAddress.ofPublicKey(Arrays.copyOfRange(publicKey, 1, 65));
    }

    /**
     * Makes the key of a private scalar.
     *
     * @param privateKey 32 bytes, big-endian, from 1 to n-1; copied
     * @throws LitException {@code PRIVATE_KEY_INVALID}; the key is never repeated
     */
    public static Secp256k1Key of(SecretBytes privateKey) {
        if (privateKey.length() != 32) {
            throw invalid("has " + privateKey.length() + " bytes, not 32");
        }
        ECPoint point = privateKey.expose(bytes -> {
            BigInteger d = new BigInteger(1, bytes);
            if (d.signum() == 0 || d.compareTo(N) >= 0) {
                throw invalid("is zero, or not below the order of the curve");
            }
            return multiplyBase(d);
        });
        return new Secp256k1Key(privateKey.duplicate(), point);
    }

    /**
     * Reads a private key.
     *
     * @param text 64 hexadecimal digits, with or without {@code 0x}
     * @throws LitException {@code PRIVATE_KEY_INVALID}; the text is never repeated
     */
    public static Secp256k1Key parse(String text) {
        String digits = Hex.stripPrefix(text);
        if (digits.length() != 64) {
            throw invalid("has " + digits.length() + " characters, not 64 hexadecimal digits");
        }
        try (SecretBytes bytes = SecretBytes.takeOver(Hex.decode(digits, "The private key"))) {
            return of(bytes);
        } catch (LitException e) {
            throw e.code() == ErrorCode.HEX_INVALID ? invalid("has a character that is no hexadecimal digit") : e;
        }
    }

    /**
     * Reads a private key from a text that can be wiped, as a file holds it. Nothing of it gets into a {@code String}.
     *
     * @param text ASCII: 64 hexadecimal digits, with or without {@code 0x} in front and a line end behind
     * @throws LitException {@code PRIVATE_KEY_INVALID}; the text is never repeated
     */
    public static Secp256k1Key parseText(SecretBytes text) {
        byte[] key = text.expose(Secp256k1Key::digits);
        try (SecretBytes bytes = SecretBytes.takeOver(key)) {
            return of(bytes);
        }
    }

    private static byte[] digits(byte[] text) {
        int end = text.length;
        if (end > 0 && text[end - 1] == '\n') {
            end -= end > 1 && text[end - 2] == '\r' ? 2 : 1;
        }
        int start = end > 1 && text[0] == '0' && text[1] == 'x' ? 2 : 0;
        if (end - start != 64) {
            throw invalid("has " + (end - start) + " characters, not 64 hexadecimal digits");
        }
        byte[] key = new byte[32];
        for (int i = 0; i < 64; i++) {
            int digit = Character.digit(text[start + i] & 0xff, 16);
            if (digit < 0) {
                Arrays.fill(key, (byte) 0);
                throw invalid("has a character that is no hexadecimal digit");
            }
            key[i / 2] = (byte) (key[i / 2] << 4 | digit);
        }
        return key;
    }

    /** Makes a new key from the random source. */
    public static Secp256k1Key generate(SecureRandom random) {
        byte[] candidate = new byte[32];
        BigInteger d;
        do {
            random.nextBytes(candidate);
            d = new BigInteger(1, candidate);
        } while (d.signum() == 0 || d.compareTo(N) >= 0);
        try (SecretBytes secret = SecretBytes.takeOver(candidate)) {
            return of(secret);
        }
    }

    /** Returns the EIP-55 address. */
    public String address() {
        return address;
    }

    /** Returns 65 bytes: 4, x, y. */
    public byte[] publicKey() {
        return publicKey.clone();
    }

    /** Returns 33 bytes: 2 or 3, x. */
    public byte[] compressedPublicKey() {
        byte[] compressed = Arrays.copyOf(publicKey, 33);
        compressed[0] = (byte) (2 + (publicKey[64] & 1));
        return compressed;
    }

    /**
     * Signs a digest.
     *
     * @param digest 32 bytes
     */
    public EthSignature sign(byte[] digest) {
        return secret.expose(bytes -> sign(new BigInteger(1, bytes), digest));
    }

    private static EthSignature sign(BigInteger d, byte[] digest) {
        HMacDSAKCalculator nonces = new HMacDSAKCalculator(new SHA256Digest());
        nonces.init(N, d, digest);
        BigInteger z = new BigInteger(1, digest);
        while (true) {
            BigInteger k = nonces.nextK();
            ECPoint point = multiplyBase(k);
            BigInteger x = point.getAffineXCoord().toBigInteger();
            BigInteger r = x.mod(N);
            BigInteger s = k.modInverse(N).multiply(z.add(r.multiply(d))).mod(N);
            if (r.signum() == 0 || s.signum() == 0) {
                continue;
            }
            int recoveryId = point.getAffineYCoord().toBigInteger().testBit(0) ? 1 : 0;
            recoveryId |= x.compareTo(N) >= 0 ? 2 : 0;
            boolean high = s.compareTo(HALF_N) > 0;
            return new EthSignature(r, high ? N.subtract(s) : s, high ? recoveryId ^ 1 : recoveryId);
        }
    }

    /** Hands out an independent copy, to be closed by its owner. */
    public Secp256k1Key duplicate() {
        return of(secret);
    }

    /** Wipes the private key. Idempotent. */
    @Override
    public void close() {
        secret.close();
    }

    private static ECPoint multiplyBase(BigInteger scalar) {
        return new FixedPointCombMultiplier().multiply(CURVE.getG(), scalar).normalize();
    }

    private static LitException invalid(String problem) {
        return new LitException(
                ErrorCode.PRIVATE_KEY_INVALID,
                "The private key " + problem + ". Give 64 hexadecimal digits, with or without 0x.");
    }

    @Override
    public String toString() {
        return "Secp256k1Key[address=" + address + "]";
    }
}
