package org.lit4j.devnet;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonValue;

/** Lit Actions, as far as a function stands for them. */
final class Actions {
    private final Optional<ActionFunction> function;

    Actions(Optional<ActionFunction> function) {
        this.function = function;
    }

    /**
     * Returns the action of a request, if it has one.
     *
     * @param nameMember where its CID stands when the client did not send the code
     */
    static Optional<ActionCall> call(NodeRequest request, String nameMember) {
        Optional<byte[]> code = request.optionalText("code").map(Actions::decoded);
        JsonValue given = request.body().get("jsParams").orElse(JsonObject.EMPTY);
        JsonObject params = given instanceof JsonObject object ? object : JsonObject.EMPTY;
        if (code.isPresent()) {
            String source = new String(code.get(), StandardCharsets.UTF_8);
            return Optional.of(new ActionCall(Optional.of(source), ActionCid.of(code.get()), params));
        }
        return request.optionalText(nameMember).map(cid -> new ActionCall(Optional.empty(), checked(cid), params));
    }

    /** Returns the action's response. */
    String run(String label, ActionCall call) {
        ActionFunction known = function.orElseThrow(() -> NodeCode.ACTION_FAILED.failure(
                label,
                "This devnet runs no Lit Actions. Give its builder a function that answers for them (actions)."));
        try {
            return known.respond(call);
        } catch (RuntimeException e) {
            throw NodeCode.ACTION_FAILED.failure(
                    label,
                    "The function for " + call.cid() + " threw " + e.getClass().getName());
        }
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw NodeRequest.bad("the code is no base64");
        }
    }

    private static String checked(String cid) {
        try {
            ActionCid.multihash(cid);
            return cid;
        } catch (LitException e) {
            throw NodeRequest.bad("the Lit Action's name is no CID of version 0");
        }
    }
}
