package org.lit4j.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import org.junit.jupiter.api.Test;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.session.SecretBytes;

/** The numbers of the nodes' description, sections 9 and 11.3. */
class NaclBoxTest {
    private static final byte[] TO_NODE = Hex.decode("19a9d591977ef598965ab2fb208aa55f059b1484174ba954", "nonce");
    private static final String BOX = "2e3b3026bd5e137219704ddc2f14a781129252393ab409a8897a9e630c626e";

    @Test
    void sealsAndOpensAsTheNodesDo() throws Exception {
        try (SecretBytes client = secret("lit-devnet/e2ee/client");
                SecretBytes node = secret("lit-devnet/e2ee/node")) {
            byte[] clientKey = NaclBox.publicKey(client);
            byte[] nodeKey = NaclBox.publicKey(node);
            assertThat(Hex.encode(clientKey))
                    .isEqualTo("f0c3208d9fe37255fdb13060a80fd67b6981130c5f5906e7d113c948c38d9e13");
            assertThat(Hex.encode(nodeKey))
                    .isEqualTo("5a92de1f0321ead972a2c273ce030f08d9fe00f620931667965db58c4731e44d");

            byte[] box = NaclBox.seal(client, nodeKey, TO_NODE, "{\"hello\":\"lit\"}".getBytes(UTF_8));

            assertThat(Hex.encode(box)).isEqualTo(BOX);
            assertThat(NaclBox.open(node, clientKey, TO_NODE, box)).hasValue("{\"hello\":\"lit\"}".getBytes(UTF_8));
            for (int i = 0; i < box.length; i++) {
                byte[] altered = box.clone();
                altered[i] ^= 1;
                assertThat(NaclBox.open(node, clientKey, TO_NODE, altered)).isEmpty();
            }
            assertThat(NaclBox.open(node, nodeKey, TO_NODE, box)).isEmpty();
            assertThat(NaclBox.open(node, clientKey, TO_NODE, new byte[15])).isEmpty();
        }
    }

    private static SecretBytes secret(String seed) throws Exception {
        return SecretBytes.takeOver(MessageDigest.getInstance("SHA-256").digest(seed.getBytes(UTF_8)));
    }
}
