package org.lit4j.devnet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonParser;
import org.lit4j.crypto.bls.BlsSessionSignature;
import org.lit4j.siwe.Recap;
import org.lit4j.siwe.SiweMessage;

class RewrittenSiweTest {
    private static final String PKP = "0x9ADc989FeDCEE4666816a2630BcF340c6bCD7210";
    private static final String GRANT =
            "I further authorize the stated URI to perform the following actions on my behalf: (1) '*': '*' for"
                    + " 'lit-litaction://*'.";
    private static final String SESSION_KEY =
            "lit:session:bc13ae76387c640ea0b02ccaab0a313274df62d6b8d41047723a82a8eeff9b2a";
    private static final String HASH = "0x6f0a76a256deb7f7716ffabf26e6612ae497dc30cb238edbd89df1e78dc429f0";

    /** A message that nodes of naga signed in 2025; they still wrote {@code actionIpfsIds} for the stack. */
    private static final String RECORDED = "localhost:3000 wants you to sign in with your Ethereum account:\n" + PKP
            + "\n\nI am delegating to a session key " + GRANT + " " + GRANT
            + " (2) 'Auth': 'Auth' for 'lit-resolvedauthcontext://*'.\n\nURI: " + SESSION_KEY
            + "\nVersion: 1\nChain ID: 1\nNonce: " + HASH
            + "\nIssued At: 2025-05-07T16:12:23Z\nExpiration Time: 2025-05-14T16:12:41.068Z\nResources:\n"
            + "- urn:recap:eyJhdHQiOnsibGl0LWxpdGFjdGlvbjovLyoiOnsiKi8qIjpbe31dfSwibGl0LXJlc29sdmVkYXV0aGNvbnRleHQ6Ly8q"
            + "Ijp7IkF1dGgvQXV0aCI6W3siYXV0aF9jb250ZXh0Ijp7ImFjdGlvbklwZnNJZHMiOltdLCJhdXRoTWV0aG9kQ29udGV4dHMiOlt7ImFw"
            + "cElkIjoibGl0IiwiYXV0aE1ldGhvZFR5cGUiOjEsInVzZWRGb3JTaWduU2Vzc2lvbktleVJlcXVlc3QiOnRydWUsInVzZXJJZCI6IjB4"
            + "QTREMTIxRTA4ZjEyNmQyQjdmM2VkMjE4MGZDQTk5MUU0NzkyY2UyNCJ9XSwiYXV0aFNpZ0FkZHJlc3MiOm51bGwsImN1c3RvbUF1dGhS"
            + "ZXNvdXJjZSI6IiIsInJlc291cmNlcyI6W119fV19fSwicHJmIjpbXX0";

    private static AuthContext context() {
        return AuthContext.of(List.of(new AuthMethodContext(
                1, "0xA4D121E08f126d2B7f3ed2180fCA991E4792ce24", "lit", Instant.parse("2025-05-14T16:12:41Z"))));
    }

    @Test
    void aRecordedMessageIsWrittenAgain() {
        Recap recap = Recap.builder()
                .grant("lit-litaction://*", "*", "*", JsonObject.EMPTY)
                .build();
        SiweMessage asked = SiweMessage.builder("localhost:3000", HASH.toUpperCase(java.util.Locale.ROOT))
                .address("0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2")
                .statement("I am delegating to a session key " + recap.statement())
                .uri(SESSION_KEY)
                .issuedAt(Timestamp.parse("2025-05-07T16:12:41.068Z"))
                .expirationTime(Timestamp.parse("2025-05-14T16:12:41.068Z"))
                .resources(List.of(recap.urn()))
                .build();
        JsonObject old = JsonParser.parseObject(
                context().toJson(true).stringify().replace("actionIpfsIdStack", "actionIpfsIds"), "The auth context");

        SiweMessage written = RewrittenSiwe.of(
                asked, recap, old, PKP, BlockRow.of(HASH, 22_000_000, Instant.parse("2025-05-07T16:12:23Z")));

        assertThat(written.text()).isEqualTo(RECORDED);
        assertThat(Hex.encode(BlsSessionSignature.digest(written.text())))
                .isEqualTo("c30637f8565daaf59e5c2761cb76d4db6c1aa6790755b5f6f6da0a03631bef01");
    }

    @Test
    void theContextHasTheFormOfItsGeneration() {
        AuthContext context = context().withAction("QmA", "true");

        assertThat(context.toJson(true).canonical())
                .isEqualTo(
                        "{\"actionIpfsIdStack\":[\"QmA\"],\"authMethodContexts\":[{\"appId\":\"lit\",\"authMethodType\":1,"
                                + "\"usedForSignSessionKeyRequest\":true,\"userId\":\"0xA4D121E08f126d2B7f3ed2180fCA991E4792ce24\"}],"
                                + "\"authSigAddress\":null,\"customAuthResource\":\"true\",\"resources\":[]}");
        assertThat(context.toJson(false).canonical())
                .startsWith("{\"actionIpfsIdStack\":[\"QmA\"],\"actionIpfsIds\":[],\"authMethodContexts\":[{");
    }
}
