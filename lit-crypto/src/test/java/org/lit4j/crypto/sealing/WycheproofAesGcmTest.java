package org.lit4j.crypto.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.json.JsonMembers;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonParser;
import org.lit4j.core.json.JsonValue;
import org.lit4j.core.session.SecretBytes;

/** Vectors of Project Wycheproof for the cipher of the sealer; where they are from is in the file. */
class WycheproofAesGcmTest {
    private static final String FILE = "/org/lit4j/crypto/wycheproof-aes_gcm-256.json";

    @Test
    void everyVectorIsJudgedAsItSays() throws IOException {
        Map<String, Integer> judged = new TreeMap<>();
        for (JsonValue group : members(JsonParser.parseObject(read(), FILE)).array("testGroups")) {
            for (JsonValue test : members(group).array("tests")) {
                judged.merge(judge(test), 1, Integer::sum);
            }
        }
        assertThat(judged).isEqualTo(Map.of("valid", 17, "invalid", 27));
    }

    private static String judge(JsonValue test) {
        JsonMembers in = members(test);
        byte[] nonce = bytes(in, "iv");
        byte[] associated = bytes(in, "aad");
        byte[] message = bytes(in, "msg");
        String sealed = in.string("ct") + in.string("tag");
        String result = in.string("result");
        // What stands in front, as a record's head does, is left alone.
        byte[] stored = Hex.decode("ff00" + sealed, "stored");
        try (SecretBytes key = SecretBytes.takeOver(bytes(in, "key"))) {
            String made = Hex.encode(AesGcm.encrypt(key, nonce, associated, message));
            if (result.equals("valid")) {
                assertThat(made).as(test.stringify()).isEqualTo(sealed);
                assertThat(AesGcm.decrypt(key, nonce, associated, stored, 2))
                        .as(test.stringify())
                        .get()
                        .isEqualTo(message);
            } else {
                assertThat(made)
                        .as(test.stringify())
                        .startsWith(in.string("ct"))
                        .isNotEqualTo(sealed);
                assertThat(AesGcm.decrypt(key, nonce, associated, stored, 2))
                        .as(test.stringify())
                        .isEmpty();
            }
        }
        return result;
    }

    private static byte[] bytes(JsonMembers in, String name) {
        return Hex.decode(in.string(name), name);
    }

    private static JsonMembers members(JsonValue value) {
        return new JsonMembers((JsonObject) value, FILE, ErrorCode.JSON_INVALID);
    }

    private static String read() throws IOException {
        try (InputStream in = WycheproofAesGcmTest.class.getResourceAsStream(FILE)) {
            return new String(Objects.requireNonNull(in, FILE).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
