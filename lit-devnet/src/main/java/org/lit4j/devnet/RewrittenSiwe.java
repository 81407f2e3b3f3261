package org.lit4j.devnet;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonObject;
import org.lit4j.siwe.Recap;
import org.lit4j.siwe.SiweMessage;

/**
 * The message that nodes sign instead of the client's: about the PKP, with time and nonce of a block, and with the grounds
 * in its capability object. All nodes write the same.
 */
final class RewrittenSiwe {
    static final String CONTEXT_SCHEME = "lit-resolvedauthcontext";

    private RewrittenSiwe() {}

    /**
     * Writes it.
     *
     * @param user the capability object of the client's message
     * @param context see {@link AuthContext#toJson}
     */
    static SiweMessage of(SiweMessage message, Recap user, JsonObject context, String pkpAddress, BlockRow block) {
        Recap nodes = Recap.of(
                JsonObject.of(
                        CONTEXT_SCHEME + "://*",
                        JsonObject.of(
                                LitAbility.RATE_LIMIT_INCREASE_AUTH.recapAbility(),
                                JsonArray.of(JsonObject.of("auth_context", context)))),
                List.of());
        Recap merged = user.merge(nodes);
        return withBlock(message, pkpAddress, block)
                // The client's statement ends with its own capability object already. Nodes write that twice.
                .statement(message.statement().orElse("") + " " + merged.statement())
                .resources(List.of(merged.urn()))
                .build();
    }

    /** Starts a message with everything of the client's but address, nonce and time. */
    static SiweMessage.Builder withBlock(SiweMessage message, String pkpAddress, BlockRow block) {
        SiweMessage.Builder out = SiweMessage.builder(message.domain(), block.hash())
                .address(pkpAddress)
                .uri(message.uri())
                .chainId(message.chainId())
                .issuedAt(seconds(block.time()));
        message.statement().ifPresent(out::statement);
        message.expirationTime().ifPresent(out::expirationTime);
        message.notBefore().ifPresent(out::notBefore);
        message.requestId().ifPresent(out::requestId);
        message.resources().ifPresent(out::resources);
        return out;
    }

    private static Timestamp seconds(Instant instant) {
        return new Timestamp(DateTimeFormatter.ISO_INSTANT.format(instant), instant);
    }
}
