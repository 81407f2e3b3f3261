package org.lit4j.crypto.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.session.SecretBytes;

/** The answers of the standards, through the code that seals. */
class KnownAnswersTest {
    private static final String KEY = "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308";
    private static final String NONCE = "cafebabefacedbaddecaf888";
    private static final String PLAIN =
            "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532f"
                    + "cf0e2449a6b525b16aedf5aa0de657ba637b39";
    private static final String CIPHER =
            "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7"
                    + "b08b1056828838c5f61e6393ba7a0abcc9f662";

    /** Test cases 13 to 16 of the GCM specification submitted to NIST (McGrew, Viega), those with keys of 256 bits. */
    @Test
    void aesGcm() {
        String zeroKey = "00".repeat(32);
        String zeroNonce = "00".repeat(12);
        gcm(zeroKey, zeroNonce, "", "", "530f8afbc74536b9a963b4f1c4cb738b");
        gcm(
                zeroKey,
                zeroNonce,
                "",
                "00".repeat(16),
                "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919");
        gcm(KEY, NONCE, "", PLAIN + "1aafd255", CIPHER + "898015adb094dac5d93471bdec1a502270e3cc6c");
        gcm(KEY, NONCE, "feedfacedeadbeeffeedfacedeadbeefabaddad2", PLAIN, CIPHER + "76fc6ece0f4e1768cddf8853bb2d551b");
    }

    private static void gcm(String key, String nonce, String associated, String plain, String sealed) {
        try (SecretBytes secret = SecretBytes.takeOver(hex(key))) {
            assertThat(Hex.encode(AesGcm.encrypt(secret, hex(nonce), hex(associated), hex(plain))))
                    .isEqualTo(sealed);
            assertThat(AesGcm.decrypt(secret, hex(nonce), hex(associated), hex("ff" + sealed), 1))
                    .hasValueSatisfying(bytes -> assertThat(Hex.encode(bytes)).isEqualTo(plain));
            for (int at = 0; at < sealed.length() / 2; at++) {
                byte[] altered = hex(sealed);
                altered[at] ^= 1;
                assertThat(AesGcm.decrypt(secret, hex(nonce), hex(associated), altered, 0))
                        .isEmpty();
            }
            assertThat(AesGcm.decrypt(secret, hex(nonce), hex(associated + "00"), hex(sealed), 0))
                    .isEmpty();
        }
    }

    /** Test cases 1, 2, 3 and 6 of RFC 4231. */
    @ParameterizedTest
    @CsvSource({
        "0b, 20, 4869205468657265, b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
        "4a656665, 1, 7768617420646f2079612077616e7420666f72206e6f7468696e673f,"
                + " 5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        "aa, 20, dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd,"
                + " 773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe",
        "aa, 131, 54657374205573696e67204c6172676572205468616e20426c6f636b2d53697a65204b6579202d2048617368204b6579204669727374,"
                + " 60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
    })
    void hmac(String keyBytes, int times, String data, String expected) {
        byte[] bytes = hex(data);
        try (SecretBytes key = SecretBytes.takeOver(hex(keyBytes.repeat(times)))) {
            assertThat(Hex.encode(Mac256.of(key, bytes))).isEqualTo(expected);
            byte[] head = Arrays.copyOf(bytes, 5);
            assertThat(Hex.encode(Mac256.of(key, head, Arrays.copyOfRange(bytes, 5, bytes.length))))
                    .isEqualTo(expected);
        }
    }

    /** Test case 1 of RFC 5869. */
    @Test
    void hkdf() {
        try (SecretBytes key = SecretBytes.takeOver(hex("0b".repeat(22)));
                SecretBytes derived =
                        Mac256.derive(key, hex("000102030405060708090a0b0c"), hex("f0f1f2f3f4f5f6f7f8f9"), 42)) {
            String digits = derived.expose(Hex::encode);
            assertThat(digits)
                    .isEqualTo("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865");
        }
    }

    /** The test vector of RFC 9106, section 5.3. */
    @Test
    void argon2id() {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(Passphrase.parameters(new Passphrase.Cost(32, 3, 4))
                .withSalt(hex("02".repeat(16)))
                .withSecret(hex("03".repeat(8)))
                .withAdditional(hex("04".repeat(12)))
                .build());
        try (SecretBytes password = SecretBytes.takeOver(hex("01".repeat(32)));
                SecretBytes tag = Passphrase.generate(generator, password, 32)) {
            String digits = tag.expose(Hex::encode);
            assertThat(digits).isEqualTo("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659");
        }
    }

    /** One of the vectors of the reference implementation, without secret and associated data. */
    @Test
    void argon2idOfAPassphrase() {
        byte[] salt = "somesalt".getBytes(StandardCharsets.US_ASCII);
        try (SecretBytes password = SecretBytes.takeOver("password".getBytes(StandardCharsets.US_ASCII));
                SecretBytes tag = Passphrase.derive(password, salt, new Passphrase.Cost(65536, 2, 1), 32)) {
            String digits = tag.expose(Hex::encode);
            assertThat(digits).isEqualTo("09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7");
        }
    }

    private static byte[] hex(String digits) {
        return Hex.decode(digits, "a vector");
    }
}
