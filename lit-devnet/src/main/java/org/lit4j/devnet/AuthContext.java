package org.lit4j.devnet;

import java.util.List;
import java.util.stream.Stream;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonNull;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonValue;

/**
 * On what grounds a session key is signed: who asks, and which Lit Actions said yes. Nodes write it into the message that
 * they sign, and read it there later. Immutable.
 *
 * @param actions CIDs, the last one on top
 * @param customAuthResource what the action answered
 */
record AuthContext(List<String> actions, List<AuthMethodContext> methods, String customAuthResource) {
    AuthContext {
        actions = List.copyOf(actions);
        methods = List.copyOf(methods);
    }

    static AuthContext of(List<AuthMethodContext> methods) {
        return new AuthContext(List.of(), methods, "");
    }

    AuthContext withAction(String cid, String response) {
        return new AuthContext(Stream.concat(actions.stream(), Stream.of(cid)).toList(), methods, response);
    }

    AuthContext with(List<AuthMethodContext> more) {
        return new AuthContext(
                actions, Stream.concat(methods.stream(), more.stream()).toList(), customAuthResource);
    }

    /** Returns what stands in the message. What differs from node to node is left out: when each verified it. */
    JsonObject toJson(boolean naga) {
        JsonObject.Builder out = JsonObject.builder().put("actionIpfsIdStack", JsonArray.ofStrings(actions));
        if (!naga) {
            out.put("actionIpfsIds", JsonArray.EMPTY);
        }
        return out.put(
                        "authMethodContexts",
                        new JsonArray(methods.stream()
                                .<JsonValue>map(AuthContext::method)
                                .toList()))
                .put("authSigAddress", JsonNull.NULL)
                .put("customAuthResource", customAuthResource)
                .put("resources", JsonArray.EMPTY)
                .build();
    }

    private static JsonObject method(AuthMethodContext method) {
        return JsonObject.builder()
                .put("appId", method.appId())
                .put("authMethodType", method.type())
                .put("usedForSignSessionKeyRequest", true)
                .put("userId", method.userId())
                .build();
    }
}
