package org.lit4j.nativebls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bouncycastle.crypto.bls.BLS12_381BasicScheme;
import org.bouncycastle.crypto.bls.BLS12_381G2Point;
import org.bouncycastle.crypto.bls.BLS12_381MessageAugmentation;
import org.bouncycastle.crypto.bls.BLS12_381ProofOfPossession;
import org.bouncycastle.crypto.bls.BLS12_381Serialization;
import org.junit.jupiter.api.Test;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.SecretBytes;
import org.lit4j.crypto.bls.Bls;
import org.lit4j.crypto.bls.BlsEncoding;
import org.lit4j.crypto.bls.BlsKeyShares;
import org.lit4j.crypto.bls.BlsScalars;
import org.lit4j.crypto.bls.BlsScheme;
import org.lit4j.crypto.bls.BlsShare;
import org.lit4j.crypto.bls.BouncyCastleBlsProvider;

/** {@code -Dlit.bls.mangled=N} judges N mangled encodings of each kind of point. */
class BlstAgreesTest {
    private static final Bls JAVA = new BouncyCastleBlsProvider().open();
    private static final Bls NATIVE = new BlstProvider().open();
    private static final int MANGLED = Integer.getInteger("lit.bls.mangled", 120);

    private final Random random = new Random(7);

    @Test
    void isPreferredOnceItIsThere() {
        assertThat(Bls.get().name()).isEqualTo("blst");
    }

    @Test
    void makesTheSameKeysAndSignatures() {
        for (int i = 0; i < 5; i++) {
            byte[] message = new byte[random.nextInt(200)];
            random.nextBytes(message);
            try (SecretBytes key = scalar(new BigInteger(254, random))) {
                byte[] publicKey = JAVA.publicKey(key);
                byte[] signature = JAVA.sign(key, message);
                assertThat(NATIVE.publicKey(key)).isEqualTo(publicKey);
                assertThat(NATIVE.sign(key, message)).isEqualTo(signature);
                assertThat(NATIVE.verify(publicKey, message, signature)).isTrue();
                assertThat(NATIVE.verify(publicKey, new byte[201], signature)).isFalse();
                assertThat(NATIVE.verify(signature, message, publicKey)).isFalse();
            }
        }
    }

    /** Signed by BouncyCastle alone, for lit4j makes none of these. */
    @Test
    void verifiesTheSameOfEveryScheme() {
        BigInteger key = new BigInteger(254, random);
        byte[] publicKey;
        try (SecretBytes secret = scalar(key)) {
            publicKey = JAVA.publicKey(secret);
        }
        byte[] message = {1, 2, 3};
        Map<BlsScheme, BLS12_381G2Point> points = Map.of(
                BlsScheme.PROOF_OF_POSSESSION, BLS12_381ProofOfPossession.sign(key, message),
                BlsScheme.BASIC, BLS12_381BasicScheme.sign(key, message),
                BlsScheme.MESSAGE_AUGMENTATION, BLS12_381MessageAugmentation.sign(key, message));
        points.forEach((made, point) -> {
            byte[] signature = BLS12_381Serialization.compressG2(point);
            for (BlsScheme asked : BlsScheme.values()) {
                for (Bls bls : List.of(JAVA, NATIVE)) {
                    assertThat(bls.verify(asked, publicKey, message, signature))
                            .as(made + " as " + asked + " by " + bls.name())
                            .isEqualTo(made == asked);
                    assertThat(bls.verify(asked, publicKey, new byte[3], signature))
                            .isFalse();
                }
            }
        });
    }

    @Test
    void combinesToTheSame() {
        byte[] message = {1, 2, 3};
        try (BlsKeyShares shares = BlsKeyShares.generate(NATIVE, BlsKeyShares.indices(9), 5, new SecureRandom())) {
            List<BlsShare> five = List.of(8, 0, 3, 6, 2).stream()
                    .map(i -> shares.sign(NATIVE, i, message))
                    .toList();
            byte[] combined = NATIVE.combine(five);
            assertThat(JAVA.combine(five)).isEqualTo(combined);
            assertThat(JAVA.verify(shares.publicKey(), message, combined)).isTrue();
            assertThat(NATIVE.verify(shares.publicKey(), message, combined)).isTrue();
            assertThat(JAVA.combine(five.subList(0, 4))).isEqualTo(NATIVE.combine(five.subList(0, 4)));
        }
    }

    @Test
    void refusesTheSameKeysAndShares() {
        BlsShare good = BlsShare.of(BigInteger.ONE, JAVA.sign(scalar(BigInteger.TEN), new byte[0]));
        byte[] infinity = new byte[Bls.SIGNATURE_LENGTH];
        infinity[0] = (byte) 0xc0;
        for (Bls bls : List.of(JAVA, NATIVE)) {
            refused(ErrorCode.BLS_KEY_INVALID, () -> bls.publicKey(scalar(BigInteger.ZERO)));
            refused(ErrorCode.BLS_KEY_INVALID, () -> bls.sign(scalar(BlsScalars.ORDER), new byte[0]));
            refused(ErrorCode.BLS_SHARES_INVALID, () -> bls.combine(List.of(good, good)));
            for (byte[] point : List.of(infinity, new byte[Bls.SIGNATURE_LENGTH])) {
                refused(
                        ErrorCode.BLS_SHARES_INVALID,
                        () -> bls.combine(List.of(good, BlsShare.of(BigInteger.TWO, point))));
            }
        }
    }

    @Test
    void judgesMangledSignaturesAlike() {
        byte[] good = JAVA.sign(scalar(BigInteger.valueOf(77)), new byte[] {5});
        Map<BlsEncoding, Integer> seen = new EnumMap<>(BlsEncoding.class);
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < MANGLED; i++) {
            byte[] bytes = mangle(good, i);
            BlsEncoding mine = NATIVE.signatureEncoding(bytes);
            if (mine != JAVA.signatureEncoding(bytes)) {
                differences.add(Arrays.toString(bytes));
            }
            seen.merge(mine, 1, Integer::sum);
        }
        assertThat(differences).isEmpty();
        assertThat(seen.keySet()).as("every verdict was met: " + seen).containsExactly(BlsEncoding.values());
    }

    @Test
    void judgesMangledKeysAlike() {
        byte[] good = JAVA.publicKey(scalar(BigInteger.valueOf(77)));
        Map<BlsEncoding, Integer> seen = new EnumMap<>(BlsEncoding.class);
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < MANGLED; i++) {
            byte[] bytes = mangle(good, i);
            BlsEncoding mine = NATIVE.publicKeyEncoding(bytes);
            if (mine != JAVA.publicKeyEncoding(bytes)) {
                differences.add(Arrays.toString(bytes));
            }
            seen.merge(mine, 1, Integer::sum);
        }
        assertThat(differences).isEmpty();
        assertThat(seen.keySet()).as("every verdict was met: " + seen).containsExactly(BlsEncoding.values());
    }

    /** Flipped bits, random coordinates, infinity with and without rests, coordinates beyond p, flags, lengths. */
    private byte[] mangle(byte[] good, int kind) {
        byte[] out = good.clone();
        switch (kind % 8) {
            case 0 -> out[random.nextInt(out.length)] ^= (byte) (1 << random.nextInt(8));
            case 1 -> {
                random.nextBytes(out);
                out[0] = (byte) ((out[0] & 0x0f) | 0x80);
            }
            case 2 -> {
                Arrays.fill(out, (byte) 0);
                out[0] = (byte) (0xc0 | (random.nextBoolean() ? random.nextInt(64) : 0));
                out[out.length - 1] = (byte) random.nextInt(2);
            }
            case 3 -> {
                Arrays.fill(out, (byte) 0xff);
                out[0] = (byte) (0x80 | random.nextInt(0x40));
            }
            case 4 -> out[0] = (byte) random.nextInt(256);
            case 5 -> out = Arrays.copyOf(out, random.nextInt(2 * out.length));
            case 6 -> out[0] ^= 0x20;
            default -> {
                Arrays.fill(out, (byte) 0);
                out[0] = (byte) 0xc0;
            }
        }
        return out;
    }

    private static SecretBytes scalar(BigInteger value) {
        return SecretBytes.takeOver(BlsScalars.encode(value));
    }

    private static void refused(ErrorCode code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        LitException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
