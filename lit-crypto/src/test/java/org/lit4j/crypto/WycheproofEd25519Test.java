package org.lit4j.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.junit.jupiter.api.Test;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.json.JsonMembers;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonParser;
import org.lit4j.core.json.JsonValue;

/** The Ed25519 vectors of Project Wycheproof, unchanged; and the exact verifier against BouncyCastle's. */
class WycheproofEd25519Test {
    private static final String FILE = "wycheproof-eddsa_test.json";

    @Test
    void everyVectorIsJudgedAsItSays() throws IOException {
        List<String> wrong = new ArrayList<>();
        int count = 0;
        for (JsonValue group : members(JsonParser.parseObject(read(), FILE)).array("testGroups")) {
            byte[] key = Hex.decode(members(members(group).object("key")).string("pk"), "pk");
            for (JsonValue test : members(group).array("tests")) {
                JsonMembers in = members(test);
                byte[] message = Hex.decode(in.string("msg"), "msg");
                byte[] signature = Hex.decode(in.string("sig"), "sig");
                boolean expected = in.string("result").equals("valid");
                boolean exact = signature.length == 64
                        && ExactEd25519.littleEndian(Arrays.copyOfRange(signature, 32, 64))
                                        .compareTo(ExactEd25519.ORDER)
                                < 0
                        && ExactEd25519.verify(key, message, signature);
                if (StrictEd25519.verify(key, message, signature) != expected || exact != expected) {
                    wrong.add(test.stringify());
                }
                count++;
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(count).isEqualTo(145);
    }

    @Test
    void theExactVerifierAgreesOnOrdinaryKeys() {
        Random random = new Random(20260101);
        for (int i = 0; i < 20; i++) {
            byte[] seed = new byte[32];
            byte[] message = new byte[random.nextInt(100)];
            random.nextBytes(seed);
            random.nextBytes(message);
            byte[] key = new byte[32];
            byte[] signature = new byte[64];
            Ed25519.generatePublicKey(seed, 0, key, 0);
            Ed25519.sign(seed, 0, message, 0, message.length, signature, 0);
            assertThat(ExactEd25519.verify(key, message, signature)).isTrue();
            signature[random.nextInt(63)] ^= (byte) (1 << random.nextInt(8));
            assertThat(ExactEd25519.verify(key, message, signature)).isFalse();
            assertThat(StrictEd25519.verify(key, message, signature)).isFalse();
        }
    }

    @Test
    void aYBeyondPDecodesToThePointOfItsRemainder() {
        BigInteger p = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
        byte[] plain = new byte[32];
        plain[0] = 3;
        byte[] beyond = new byte[32];
        byte[] big = p.add(BigInteger.valueOf(3)).toByteArray();
        for (int i = 0; i < 32; i++) {
            beyond[i] = big[31 - i];
        }

        assertThat(ExactEd25519.decode(beyond)).isPresent().isEqualTo(ExactEd25519.decode(plain));
        plain[0] = 2;
        assertThat(ExactEd25519.decode(plain)).isEmpty();
    }

    private static JsonMembers members(JsonValue value) {
        return new JsonMembers((JsonObject) value, FILE, ErrorCode.JSON_INVALID);
    }

    private static String read() throws IOException {
        try (InputStream in = WycheproofEd25519Test.class.getResourceAsStream(FILE)) {
            return new String(Objects.requireNonNull(in, FILE).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
