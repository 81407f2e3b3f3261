package org.lit4j.core;

import static java.util.Objects.requireNonNull;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.auth.Delegation;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.dialect.CapabilityPart;
import org.lit4j.core.dialect.Dialect;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.encoding.Utf8;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonValue;
import org.lit4j.core.json.JsonWriter;
import org.lit4j.core.session.SessionKeyHandle;

/**
 * The document that a session key signs for each node. Everything but the node's address and price is written once; per
 * node the end is spliced on.
 */
record SessionDocument(
        Dialect dialect,
        List<ResourceAbilityRequest> requests,
        List<AuthSig> capabilities,
        Timestamp issuedAt,
        Timestamp expiration) {

    /** Makes the document of a delegation. */
    static SessionDocument of(LitSessionsParts parts, SessionPlan plan, Delegation delegation) {
        Timestamp end = parts.dialect()
                .sessionLifetime()
                .map(lifetime -> Timestamp.of(plan.now().plus(lifetime)))
                .orElse(plan.expiration());
        Optional<Instant> inner = delegation.expiresAt().map(Timestamp::instant);
        boolean capped = parts.outerExpiration() == OuterExpiration.WITHIN_DELEGATION
                && inner.filter(end.instant()::isAfter).isPresent();
        if (parts.dialect().strictTimes()) {
            CapabilityTimes.requireLive(delegation.authSig(), plan.now());
        }
        return new SessionDocument(
                parts.dialect(),
                plan.requests(),
                capabilities(parts.dialect(), plan.request(), delegation),
                Timestamp.of(plan.now()),
                capped ? Timestamp.of(inner.orElseThrow()) : end);
    }

    private static List<AuthSig> capabilities(Dialect dialect, SessionSigsRequest request, Delegation delegation) {
        List<AuthSig> list = new ArrayList<>();
        for (CapabilityPart part : dialect.capabilities()) {
            switch (part) {
                case CAPABILITY_AUTH_SIGS -> list.addAll(request.capabilityAuthSigs());
                case CAPACITY_DELEGATION -> request.capacityDelegation().ifPresent(list::add);
                case DELEGATION -> list.add(delegation.authSig());
            }
        }
        return list;
    }

    /**
     * Signs for each node.
     *
     * @param prices node address → highest price in wei, in the order of the result; the prices are written only where
     *     the dialect has them
     */
    SessionSigs sign(SessionKeyHandle key, Map<String, BigInteger> prices) {
        String head = head(key.publicKey());
        List<String> nodes = List.copyOf(prices.keySet());
        List<String> tails = nodes.stream()
                .map(node -> tail(node, requireNonNull(prices.get(node))))
                .toList();
        List<byte[]> signatures =
                key.sign(Utf8.encode(head), tails.stream().map(Utf8::encode).toList());
        Map<String, AuthSig> byNode = new LinkedHashMap<>();
        for (int i = 0; i < nodes.size(); i++) {
            byNode.put(
                    nodes.get(i),
                    AuthSig.of(
                                    Hex.encode(signatures.get(i)),
                                    SessionSigs.DERIVED_VIA,
                                    head + tails.get(i),
                                    key.publicKey())
                            .withAlgo(SessionSigs.ALGO));
        }
        return new SessionSigs(byNode);
    }

    private String head(String publicKey) {
        JsonObject common = JsonObject.builder()
                .put("sessionKey", publicKey)
                .put(
                        "resourceAbilityRequests",
                        new JsonArray(requests.stream()
                                .<JsonValue>map(request -> request.toJson(dialect.resourceMembers()))
                                .toList()))
                .put(
                        "capabilities",
                        new JsonArray(capabilities.stream()
                                .<JsonValue>map(AuthSig::json)
                                .toList()))
                .put("issuedAt", issuedAt.text())
                .put("expiration", expiration.text())
                .build();
        String closed = common.stringify();
        return closed.substring(0, closed.length() - 1) + ",\"nodeAddress\":";
    }

    private String tail(String node, BigInteger price) {
        StringBuilder out = new StringBuilder();
        JsonWriter.quote(node, out);
        if (dialect.priced()) {
            out.append(",\"maxPrice\":\"0x").append(price.toString(16)).append('"');
        }
        return out.append('}').toString();
    }
}
