package org.lit4j.core.auth;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonObject;

/**
 * What a signer is asked to sign: the parameters of the SDK's {@code authNeededCallback}. Immutable. Holds no secret.
 *
 * @param chain the chain's name, such as {@code ethereum}
 * @param statement what the capability grants, in English; the signed message should end with it
 * @param resources the SIWE resources: one {@code urn:recap:}
 * @param switchChain whether a browser wallet should be asked to switch to the chain
 * @param expiration when the delegation ends, exclusive
 * @param uri {@code lit:session:} and the public session key
 * @param nonce for the message, at least eight letters and digits (EIP-4361)
 * @param requestedAt the caller's clock; our own signers write it as Issued At
 * @param requests what the session is for
 * @param members which of these the dialect's SDK hands over, in its order
 */
public record AuthRequest(
        String chain,
        String statement,
        List<String> resources,
        boolean switchChain,
        Timestamp expiration,
        String uri,
        String nonce,
        Instant requestedAt,
        List<ResourceAbilityRequest> requests,
        List<AuthRequestMember> members) {
    public AuthRequest {
        requireNonNull(chain, "chain");
        requireNonNull(statement, "statement");
        requireNonNull(expiration, "expiration");
        requireNonNull(uri, "uri");
        requireNonNull(nonce, "nonce");
        requireNonNull(requestedAt, "requestedAt");
        resources = List.copyOf(resources);
        requests = List.copyOf(requests);
        members = List.copyOf(members);
    }

    /** Returns the parameters as {@code JSON.stringify} of the SDK's object: only what it hands over, in its order. */
    public String toJson() {
        JsonObject.Builder out = JsonObject.builder();
        for (AuthRequestMember member : members) {
            switch (member) {
                case CHAIN -> out.put("chain", chain);
                case STATEMENT -> out.put("statement", statement);
                case RESOURCES -> out.put("resources", JsonArray.ofStrings(resources));
                case SWITCH_CHAIN_IF_TRUE -> {
                    if (switchChain) {
                        out.put("switchChain", true);
                    }
                }
                case EXPIRATION -> out.put("expiration", expiration.text());
                case URI -> out.put("uri", uri);
                case NONCE -> out.put("nonce", nonce);
            }
        }
        return out.build().stringify();
    }
}
