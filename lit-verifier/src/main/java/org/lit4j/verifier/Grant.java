package org.lit4j.verifier;

import java.time.Instant;
import java.util.List;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonString;
import org.lit4j.core.json.JsonValue;
import org.lit4j.siwe.RecapGrant;

/**
 * What an accepted session signature stands for. Immutable.
 *
 * @param capability position of the winning capability in the document, from 1
 * @param authSig the winning capability
 * @param user whom nodes take for the user: the capability's {@code address}, as it stands. Only the hardened rule set makes
 *     sure that it is the address that signed
 * @param signer the EIP-55 address in the capability's message, whose wallet or PKP signed it
 * @param sessionKey the session key, as the signature's {@code address} has it
 * @param grants what the capability's objects grant, in the nodes' order
 * @param expiresAt when this stops: the earlier end of document and capability, exclusive
 */
public record Grant(
        int capability,
        AuthSig authSig,
        String user,
        String signer,
        String sessionKey,
        List<RecapGrant> grants,
        Instant expiresAt) {
    public Grant {
        grants = List.copyOf(grants);
    }

    /** Returns what names the delegation in a {@link RevocationList}: SHA-256 of its message, lower-case hexadecimal. */
    public String delegationId() {
        return Fingerprint.of(authSig.signedMessage());
    }

    JsonObject toJson() {
        List<JsonValue> texts = grants.stream()
                .<JsonValue>map(grant -> new JsonString(grant.toString()))
                .toList();
        return JsonObject.builder()
                .put("capability", capability)
                .put("user", user)
                .put("signer", signer)
                .put("sessionKey", sessionKey)
                .put("grants", new JsonArray(texts))
                .put("expiresAt", NodeTime.show(expiresAt))
                .build();
    }
}
