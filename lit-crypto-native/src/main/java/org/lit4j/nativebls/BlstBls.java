package org.lit4j.nativebls;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.lit4j.core.session.SecretBytes;
import org.lit4j.crypto.bls.Bls;
import org.lit4j.crypto.bls.BlsEncoding;
import org.lit4j.crypto.bls.BlsScalars;
import org.lit4j.crypto.bls.BlsScheme;
import org.lit4j.crypto.bls.BlsShare;
import supranational.blst.BLST_ERROR;
import supranational.blst.P1;
import supranational.blst.P1_Affine;
import supranational.blst.P2;
import supranational.blst.P2_Affine;
import supranational.blst.Scalar;

/** BLS by blst. Every point is checked for its group before it is used. */
final class BlstBls implements Bls {
    private static final String DOMAIN = BlsScheme.PROOF_OF_POSSESSION.domain();

    @Override
    public String name() {
        return BlstProvider.NAME;
    }

    @Override
    public byte[] publicKey(SecretBytes secretKey) {
        return P1.generator().mult(scalar(BlsScalars.secret(secretKey))).compress();
    }

    @Override
    public byte[] sign(SecretBytes secretKey, byte[] message) {
        Scalar scalar = scalar(BlsScalars.secret(secretKey));
        return new P2().hash_to(message, DOMAIN).sign_with(scalar).compress();
    }

    @Override
    public boolean verify(BlsScheme scheme, byte[] publicKey, byte[] message, byte[] signature) {
        Optional<P1_Affine> key = decodeKey(publicKey).filter(point -> judge(point) == BlsEncoding.VALID);
        Optional<P2_Affine> point = decodeSignature(signature).filter(p -> judge(p) == BlsEncoding.VALID);
        byte[] hashed = scheme == BlsScheme.MESSAGE_AUGMENTATION ? joined(publicKey, message) : message;
        return key.isPresent()
                && point.isPresent()
                && point.get().core_verify(key.get(), true, hashed, scheme.domain()) == BLST_ERROR.BLST_SUCCESS;
    }

    @Override
    public byte[] combine(List<BlsShare> shares) {
        List<BigInteger> coefficients = BlsScalars.lagrangeAtZero(shares);
        P2 sum = new P2();
        for (int i = 0; i < shares.size(); i++) {
            P2_Affine point =
                    decodeSignature(shares.get(i).point()).orElseThrow(BlsScalars.badPoint(i, BlsEncoding.MALFORMED));
            BlsEncoding verdict = judge(point);
            if (verdict != BlsEncoding.VALID) {
                throw BlsScalars.badPoint(i, verdict).get();
            }
            sum = sum.add(new P2(point).mult(scalar(coefficients.get(i))));
        }
        return sum.compress();
    }

    @Override
    public BlsEncoding publicKeyEncoding(byte[] bytes) {
        return decodeKey(bytes).map(BlstBls::judge).orElse(BlsEncoding.MALFORMED);
    }

    @Override
    public BlsEncoding signatureEncoding(byte[] bytes) {
        return decodeSignature(bytes).map(BlstBls::judge).orElse(BlsEncoding.MALFORMED);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    private static Scalar scalar(BigInteger value) {
        return new Scalar().from_bendian(BlsScalars.encode(value));
    }

    private static BlsEncoding judge(P1_Affine point) {
        if (point.is_inf()) {
            return BlsEncoding.INFINITY;
        }
        return point.in_group() ? BlsEncoding.VALID : BlsEncoding.WRONG_SUBGROUP;
    }

    private static BlsEncoding judge(P2_Affine point) {
        if (point.is_inf()) {
            return BlsEncoding.INFINITY;
        }
        return point.in_group() ? BlsEncoding.VALID : BlsEncoding.WRONG_SUBGROUP;
    }

    private static Optional<P1_Affine> decodeKey(byte[] bytes) {
        if (bytes.length != PUBLIC_KEY_LENGTH || !isCompressed(bytes)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new P1_Affine(bytes));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<P2_Affine> decodeSignature(byte[] bytes) {
        if (bytes.length != SIGNATURE_LENGTH || !isCompressed(bytes)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new P2_Affine(bytes));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Without this flag blst would read on, for the uncompressed form is twice as long. */
    private static boolean isCompressed(byte[] bytes) {
        return (bytes[0] & 0x80) != 0;
    }
}
