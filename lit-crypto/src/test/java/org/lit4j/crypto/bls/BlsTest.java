package org.lit4j.crypto.bls;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.SecretBytes;

class BlsTest {
    private static final Bls BLS = new BouncyCastleBls();
    private static final byte[] MESSAGE = "lit session".getBytes(US_ASCII);

    @Test
    void makesTheSharesAndTheSignatureOfTheNodesDescription() {
        try (BlsKeyShares naga = BlsKeyShares.of(BLS, NodeWorld.peers(), NodeWorld.polynomial());
                BlsKeyShares datil = BlsKeyShares.of(BLS, BlsKeyShares.indices(3), NodeWorld.polynomial())) {
            assertThat(Hex.encode(naga.publicKey())).isEqualTo(NodeWorld.ROOT_KEY);
            for (int i = 0; i < 3; i++) {
                assertThat(naga.sign(BLS, i, NodeWorld.DATA_SIGNED)
                                .toIdentifiedJson()
                                .stringify())
                        .isEqualTo("{\"ProofOfPossession\":{\"identifier\":\"" + NodeWorld.IDENTIFIERS.get(i)
                                + "\",\"value\":\"" + NodeWorld.POINTS.get(i) + "\"}}");
                assertThat(datil.sign(BLS, i, NodeWorld.DATA_SIGNED)
                                .toIndexedJson()
                                .stringify())
                        .isEqualTo("{\"ProofOfPossession\":\"" + NodeWorld.INDEXED.get(i) + "\"}");
            }
        }
    }

    @Test
    void anyTwoOfTwoOfThreeCombineToTheSameSignature() {
        List<BlsShare> naga = IntStream.range(0, 3)
                .mapToObj(i -> BlsShare.parse("{\"ProofOfPossession\":{\"identifier\":\"" + NodeWorld.IDENTIFIERS.get(i)
                        + "\",\"value\":\"" + NodeWorld.POINTS.get(i) + "\"}}"))
                .toList();
        List<BlsShare> datil = NodeWorld.INDEXED.stream()
                .map(hex -> BlsShare.parse("{\"ProofOfPossession\":\"" + hex + "\"}"))
                .toList();
        for (List<BlsShare> shares : List.of(naga, datil)) {
            assertThat(combined(shares)).isEqualTo(NodeWorld.COMBINED);
            assertThat(combined(shares.subList(0, 2))).isEqualTo(NodeWorld.COMBINED);
            assertThat(combined(shares.subList(1, 3))).isEqualTo(NodeWorld.COMBINED);
            assertThat(combined(List.of(shares.get(2), shares.get(0)))).isEqualTo(NodeWorld.COMBINED);
        }
        assertThat(verify(NodeWorld.ROOT_KEY, NodeWorld.DATA_SIGNED, NodeWorld.COMBINED))
                .isTrue();
        assertThat(verify(NodeWorld.ROOT_KEY, MESSAGE, NodeWorld.COMBINED)).isFalse();
    }

    @Test
    void fewerThanTheThresholdDoNotVerify() {
        try (BlsKeyShares shares = BlsKeyShares.generate(BLS, BlsKeyShares.indices(5), 3, new SecureRandom())) {
            byte[] enough = BLS.combine(
                    List.of(shares.sign(BLS, 4, MESSAGE), shares.sign(BLS, 0, MESSAGE), shares.sign(BLS, 2, MESSAGE)));
            byte[] tooFew = BLS.combine(List.of(shares.sign(BLS, 4, MESSAGE), shares.sign(BLS, 0, MESSAGE)));

            assertThat(BLS.verify(shares.publicKey(), MESSAGE, enough)).isTrue();
            assertThat(BLS.verify(shares.publicKey(), MESSAGE, tooFew)).isFalse();
        }
    }

    @Test
    void aSignatureIsOfOneKeyAndOneMessage() {
        try (SecretBytes key = scalar(7);
                SecretBytes other = scalar(8)) {
            byte[] signature = BLS.sign(key, MESSAGE);

            assertThat(BLS.verify(BLS.publicKey(key), MESSAGE, signature)).isTrue();
            assertThat(BLS.verify(BLS.publicKey(other), MESSAGE, signature)).isFalse();
            assertThat(BLS.verify(BLS.publicKey(key), new byte[0], signature)).isFalse();
            signature[0] ^= 0x20;
            assertThat(BLS.verify(BLS.publicKey(key), MESSAGE, signature))
                    .as("negated")
                    .isFalse();
        }
    }

    @Test
    void infinityIsNeitherAKeyNorASignature() {
        byte[] key = new byte[Bls.PUBLIC_KEY_LENGTH];
        byte[] signature = new byte[Bls.SIGNATURE_LENGTH];
        key[0] = (byte) 0xc0;
        signature[0] = (byte) 0xc0;

        assertThat(BLS.publicKeyEncoding(key)).isEqualTo(BlsEncoding.INFINITY);
        assertThat(BLS.signatureEncoding(signature)).isEqualTo(BlsEncoding.INFINITY);
        assertThat(BLS.verify(key, MESSAGE, signature)).isFalse();
        byte[] good = Hex.decode(NodeWorld.ROOT_KEY, "key");
        assertThat(BLS.verify(good, MESSAGE, signature)).isFalse();
        assertThat(BLS.verify(key, NodeWorld.DATA_SIGNED, Hex.decode(NodeWorld.COMBINED, "sig")))
                .isFalse();
    }

    @Test
    void secretKeysAreInRange() {
        refused(ErrorCode.BLS_KEY_INVALID, () -> BLS.publicKey(scalar(0)));
        refused(ErrorCode.BLS_KEY_INVALID, () -> BLS.sign(secret(BlsScalars.ORDER), MESSAGE));
        refused(ErrorCode.BLS_KEY_INVALID, () -> BLS.publicKey(SecretBytes.copyOf(new byte[31])));
        assertThat(BLS.publicKeyEncoding(BLS.publicKey(secret(BlsScalars.ORDER.subtract(BigInteger.ONE)))))
                .isEqualTo(BlsEncoding.VALID);
    }

    @Test
    void sharesThatCannotBeCombinedAreRefused() {
        BlsShare one = BlsShare.parse("{\"ProofOfPossession\":\"" + NodeWorld.INDEXED.get(0) + "\"}");
        BlsShare two = BlsShare.parse("{\"ProofOfPossession\":\"" + NodeWorld.INDEXED.get(1) + "\"}");
        byte[] noPoint = two.point();
        noPoint[20] ^= 1;
        byte[] infinity = new byte[Bls.SIGNATURE_LENGTH];
        infinity[0] = (byte) 0xc0;

        refused(ErrorCode.BLS_SHARES_INVALID, () -> BLS.combine(List.of()));
        refused(ErrorCode.BLS_SHARES_INVALID, () -> BLS.combine(List.of(one)));
        refused(ErrorCode.BLS_SHARES_INVALID, () -> BLS.combine(List.of(one, two, one)));
        refused(ErrorCode.BLS_SHARES_INVALID, () -> BLS.combine(List.of(one, BlsShare.of(two.identifier(), infinity))));
        assertThat(BLS.signatureEncoding(noPoint)).isNotEqualTo(BlsEncoding.VALID);
        refused(ErrorCode.BLS_SHARES_INVALID, () -> BLS.combine(List.of(one, BlsShare.of(two.identifier(), noPoint))));
    }

    @Test
    void sharesAreReadStrictly() {
        String point = NodeWorld.POINTS.get(0);
        for (String text : List.of(
                "{\"ProofOfPossession\":\"00" + point + "\"}",
                "{\"ProofOfPossession\":\"" + point + "\"}",
                "{\"ProofOfPossession\":\"zz" + point + "\"}",
                "{\"Basic\":\"01" + point + "\"}",
                "{}",
                "{\"ProofOfPossession\":7}",
                "{\"ProofOfPossession\":\"01" + point + "\",\"Basic\":\"\"}",
                identified("00".repeat(32), point),
                identified("01".repeat(31), point),
                identified("ff".repeat(32), point),
                identified("01".repeat(32), point.substring(2)))) {
            refused(ErrorCode.BLS_SHARES_INVALID, () -> BlsShare.parse(text));
        }
        refused(
                ErrorCode.BLS_SHARES_INVALID,
                () -> BlsShare.of(BigInteger.valueOf(256), new byte[96]).toIndexedJson());
    }

    @Test
    void identifiersAndThresholdsOfAKeyAreChecked() {
        SecureRandom random = new SecureRandom();
        List<BigInteger> three = BlsKeyShares.indices(3);

        refused(ErrorCode.BLS_SHARES_INVALID, () -> BlsKeyShares.generate(BLS, three, 4, random));
        refused(ErrorCode.BLS_SHARES_INVALID, () -> BlsKeyShares.generate(BLS, three, 0, random));
        refused(
                ErrorCode.BLS_SHARES_INVALID,
                () -> BlsKeyShares.generate(BLS, List.of(BigInteger.ONE, BigInteger.ONE), 2, random));
        refused(
                ErrorCode.BLS_SHARES_INVALID,
                () -> BlsKeyShares.generate(BLS, List.of(BigInteger.ZERO, BigInteger.ONE), 2, random));
    }

    @Test
    void sharesAreWipedWithTheirOwner() {
        BlsKeyShares shares = BlsKeyShares.generate(BLS, BlsKeyShares.indices(2), 2, new SecureRandom());
        shares.close();

        refused(ErrorCode.CLOSED, () -> shares.sign(BLS, 0, MESSAGE));
    }

    private static String identified(String identifier, String value) {
        return "{\"ProofOfPossession\":{\"identifier\":\"" + identifier + "\",\"value\":\"" + value + "\"}}";
    }

    private static String combined(List<BlsShare> shares) {
        return Hex.encode(BLS.combine(shares));
    }

    private static boolean verify(String key, byte[] message, String signature) {
        return BLS.verify(Hex.decode(key, "key"), message, Hex.decode(signature, "signature"));
    }

    private static SecretBytes scalar(long value) {
        return secret(BigInteger.valueOf(value));
    }

    private static SecretBytes secret(BigInteger value) {
        return SecretBytes.takeOver(BlsScalars.encode(value));
    }

    private static void refused(ErrorCode code, ThrowingCallable call) {
        Assertions.assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        LitException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
