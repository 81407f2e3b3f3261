package org.lit4j.devnet;

import java.util.ArrayList;
import java.util.List;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonMembers;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonParser;

/** Takes the AuthSigs out of a session signature that was accepted. */
final class SessionCapabilities {
    private SessionCapabilities() {}

    /** Fails for a document in a form that nodes judge but do not read later, such as an array instead of an object. */
    static List<AuthSig> of(String label, JsonObject sessionSig) {
        try {
            JsonObject document =
                    JsonParser.parseObject(AuthSig.fromJson(sessionSig).signedMessage(), "The session message");
            List<AuthSig> out = new ArrayList<>();
            new JsonMembers(document, "The session message", ErrorCode.AUTHSIG_INVALID)
                    .array("capabilities")
                    .forEach(value -> out.add(AuthSig.fromJson(value)));
            return out;
        } catch (LitException e) {
            throw NodeCode.AUTH_CONTEXT.failure(label, "The session message cannot be read: " + e.getMessage());
        }
    }
}
