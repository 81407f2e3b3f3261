package org.lit4j.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.dialect.Dialect;
import org.lit4j.core.dialect.Dialect.ResourceMembers;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.encoding.Utf8;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonValue;
import org.lit4j.core.json.JsonWriter;
import org.lit4j.core.session.SessionKeyHandle;

/**
 * The document that a session key signs for each node. Everything but the node's address is written once; per node the
 * end is spliced on.
 */
record SessionDocument(
        Dialect dialect,
        List<ResourceAbilityRequest> requests,
        List<AuthSig> capabilities,
        Timestamp issuedAt,
        Timestamp expiration) {

    SessionSigs sign(SessionKeyHandle key, List<String> nodes) {
        String head = head(key.publicKey());
        List<String> tails = nodes.stream().map(SessionDocument::tail).toList();
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
                .put("resourceAbilityRequests", requestsJson())
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

    private static String tail(String node) {
        StringBuilder out = new StringBuilder();
        JsonWriter.quote(node, out);
        return out.append('}').toString();
    }

    private JsonArray requestsJson() {
        List<JsonValue> list = new ArrayList<>();
        for (ResourceAbilityRequest request : requests) {
            JsonObject.Builder one = JsonObject.builder()
                    .put("resource", resourceJson(dialect.normalise(request.resource())))
                    .put("ability", request.ability().wireName());
            request.restrictions().ifPresent(data -> one.put("data", data));
            list.add(one.build());
        }
        return new JsonArray(list);
    }

    private JsonObject resourceJson(LitResource resource) {
        JsonObject.Builder out = JsonObject.builder();
        if (dialect.resourceMembers() == ResourceMembers.RESOURCE_THEN_PREFIX) {
            return out.put("resource", resource.id())
                    .put("resourcePrefix", resource.prefix())
                    .build();
        }
        return out.put("resourcePrefix", resource.prefix())
                .put("resource", resource.id())
                .build();
    }
}
