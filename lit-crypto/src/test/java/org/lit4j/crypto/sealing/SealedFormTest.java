package org.lit4j.crypto.sealing;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.json.JsonMembers;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonParser;
import org.lit4j.core.session.RecordSealer;
import org.lit4j.core.session.SealedRecord;
import org.lit4j.core.session.SecretBytes;
import org.lit4j.core.session.SessionKeyId;

/** What version 1 has written, every later version opens; and version 1 still writes it. */
class SealedFormTest {
    private static final SessionKeyId ID =
            new SessionKeyId("custom", "tenant-ä", "0x19e7e376e7c213b7e7e7e46cc70a5dd086daff2a", "default");

    @Test
    void opensAndWritesVersionOne() throws IOException {
        JsonMembers vector = vector("sealed-v1.json");
        try (SecretBytes text = secret(vector.string("keyRing"));
                KeyRing ring = KeyRings.parse(text);
                RecordSealer sealer = ring.sealer(true, new CountingRandom());
                RecordSealer open = ring.sealer(false, new CountingRandom())) {
            byte[] plain = Hex.decode(vector.string("plain"), "plain");
            SealedRecord record =
                    new SealedRecord(vector.string("keyId"), Hex.decode(vector.string("record"), "record"));
            SealedRecord identity =
                    new SealedRecord(vector.string("keyId"), Hex.decode(vector.string("identity"), "identity"));

            assertThat(sealer.open(ID, 41, record)).isEqualTo(plain);
            assertThat(sealer.openIdentity(vector.string("lookup"), identity)).isEqualTo(ID);
            assertThat(sealer.lookup(ID)).isEqualTo(vector.string("lookup"));
            assertThat(sealer.lookupTenant(ID.network(), ID.tenant())).isEqualTo(vector.string("lookupTenant"));
            assertThat(open.lookup(ID)).isEqualTo(vector.string("openLookup"));

            assertThat(sealer.seal(ID, 41, plain)).isEqualTo(record);
            assertThat(sealer.sealIdentity(ID)).isEqualTo(identity);
        }
    }

    @Test
    void opensARingUnderAPassphrase() throws IOException {
        JsonMembers vector = vector("sealed-v1.json");
        try (SecretBytes passphrase = secret(vector.string("passphrase"));
                SecretBytes text = Passphrase.open(
                        vector.string("sealedKeyRing").getBytes(StandardCharsets.US_ASCII), passphrase)) {
            String ring = text.expose(bytes -> new String(bytes, StandardCharsets.US_ASCII));
            assertThat(ring).isEqualTo(vector.string("keyRing"));
            byte[] again = Passphrase.seal(text, passphrase, new Passphrase.Cost(64, 2, 1), new CountingRandom());
            assertThat(new String(again, StandardCharsets.US_ASCII)).isEqualTo(vector.string("sealedKeyRing"));
        }
        try (SecretBytes other = secret("another")) {
            RecordSealerTest.assertCode(
                    ErrorCode.KEYRING_LOCKED,
                    () -> Passphrase.open(vector.string("sealedKeyRing").getBytes(StandardCharsets.US_ASCII), other));
        }
    }

    private static SecretBytes secret(String text) {
        return SecretBytes.takeOver(text.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonMembers vector(String name) throws IOException {
        try (InputStream in = requireNonNull(SealedFormTest.class.getResourceAsStream(name))) {
            JsonObject object = JsonParser.parseObject(new String(in.readAllBytes(), StandardCharsets.UTF_8), name);
            return new JsonMembers(object, name, ErrorCode.JSON_INVALID);
        }
    }
}
