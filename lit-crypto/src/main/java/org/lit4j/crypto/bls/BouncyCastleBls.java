package org.lit4j.crypto.bls;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.crypto.bls.BLS12_381BasicScheme;
import org.bouncycastle.crypto.bls.BLS12_381G1;
import org.bouncycastle.crypto.bls.BLS12_381G2Point;
import org.bouncycastle.crypto.bls.BLS12_381MessageAugmentation;
import org.bouncycastle.crypto.bls.BLS12_381ProofOfPossession;
import org.bouncycastle.crypto.bls.BLS12_381Serialization;
import org.bouncycastle.crypto.bls.BLS12_381SubgroupCheck;
import org.bouncycastle.math.ec.ECCurve;
import org.bouncycastle.math.ec.ECPoint;
import org.lit4j.core.session.SecretBytes;

/** BLS in pure Java, on BouncyCastle. */
final class BouncyCastleBls implements Bls {
    static final String NAME = "bouncycastle";

    private static final ECCurve G1 = BLS12_381G1.createCurve();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public byte[] publicKey(SecretBytes secretKey) {
        BigInteger scalar = BlsScalars.secret(secretKey);
        ECPoint point = BLS12_381G1.constantTimeMultiply(BLS12_381G1.getGenerator(G1), scalar);
        return BLS12_381Serialization.compressG1(point.normalize());
    }

    @Override
    public byte[] sign(SecretBytes secretKey, byte[] message) {
        return BLS12_381Serialization.compressG2(
                BLS12_381ProofOfPossession.sign(BlsScalars.secret(secretKey), message));
    }

    @Override
    public boolean verify(BlsScheme scheme, byte[] publicKey, byte[] message, byte[] signature) {
        Optional<ECPoint> key = decodeKey(publicKey).filter(point -> judge(point) == BlsEncoding.VALID);
        Optional<BLS12_381G2Point> point = decodeSignature(signature).filter(p -> judge(p) == BlsEncoding.VALID);
        if (key.isEmpty() || point.isEmpty()) {
            return false;
        }
        return switch (scheme) {
            case PROOF_OF_POSSESSION -> BLS12_381ProofOfPossession.verify(key.get(), message, point.get());
            case BASIC -> BLS12_381BasicScheme.verify(key.get(), message, point.get());
            case MESSAGE_AUGMENTATION -> BLS12_381MessageAugmentation.verify(key.get(), message, point.get());
        };
    }

    @Override
    public byte[] combine(List<BlsShare> shares) {
        List<BigInteger> coefficients = BlsScalars.lagrangeAtZero(shares);
        BLS12_381G2Point sum = BLS12_381G2Point.INFINITY;
        for (int i = 0; i < shares.size(); i++) {
            BLS12_381G2Point point =
                    decodeSignature(shares.get(i).point()).orElseThrow(BlsScalars.badPoint(i, BlsEncoding.MALFORMED));
            BlsEncoding verdict = judge(point);
            if (verdict != BlsEncoding.VALID) {
                throw BlsScalars.badPoint(i, verdict).get();
            }
            sum = sum.add(point.multiply(coefficients.get(i)));
        }
        return BLS12_381Serialization.compressG2(sum);
    }

    @Override
    public BlsEncoding publicKeyEncoding(byte[] bytes) {
        return decodeKey(bytes).map(BouncyCastleBls::judge).orElse(BlsEncoding.MALFORMED);
    }

    @Override
    public BlsEncoding signatureEncoding(byte[] bytes) {
        return decodeSignature(bytes).map(BouncyCastleBls::judge).orElse(BlsEncoding.MALFORMED);
    }

    private static BlsEncoding judge(ECPoint point) {
        if (point.isInfinity()) {
            return BlsEncoding.INFINITY;
        }
        return BLS12_381SubgroupCheck.isInG1Subgroup(point) ? BlsEncoding.VALID : BlsEncoding.WRONG_SUBGROUP;
    }

    private static BlsEncoding judge(BLS12_381G2Point point) {
        if (point.isInfinity()) {
            return BlsEncoding.INFINITY;
        }
        return BLS12_381SubgroupCheck.isInG2Subgroup(point) ? BlsEncoding.VALID : BlsEncoding.WRONG_SUBGROUP;
    }

    private static Optional<ECPoint> decodeKey(byte[] bytes) {
        if (bytes.length != PUBLIC_KEY_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(BLS12_381Serialization.decompressG1(bytes, G1));
        } catch (IllegalArgumentException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static Optional<BLS12_381G2Point> decodeSignature(byte[] bytes) {
        if (bytes.length != SIGNATURE_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(BLS12_381Serialization.decompressG2(bytes));
        } catch (IllegalArgumentException | ArithmeticException e) {
            return Optional.empty();
        }
    }
}
