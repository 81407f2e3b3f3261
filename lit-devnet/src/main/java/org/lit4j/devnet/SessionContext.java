package org.lit4j.devnet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonMembers;
import org.lit4j.core.json.JsonNumber;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonString;
import org.lit4j.core.json.JsonValue;
import org.lit4j.crypto.bls.BlsSessionSignature;
import org.lit4j.siwe.NetworkAuthSig;
import org.lit4j.siwe.Recap;
import org.lit4j.siwe.SiweMessage;
import org.lit4j.siwe.SiweRecaps;

/**
 * Reads back the grounds on which the network signed a session key, out of a session signature that was accepted. What the
 * network did not sign, or what has expired, says nothing; of several the last counts.
 */
final class SessionContext {
    private static final String LABEL = "can't parse auth context from session signature";
    private static final String WHAT = "The auth context";

    private SessionContext() {}

    static AuthContext read(DevnetNode node, JsonObject sessionSig) {
        AuthContext last = AuthContext.of(List.of());
        for (AuthSig capability : SessionCapabilities.of(LABEL, sessionSig)) {
            if (NetworkAuthSig.isOne(capability) && isSigned(node, capability)) {
                for (AuthContext context : contexts(node, SiweMessage.parse(capability.signedMessage()))) {
                    last = context;
                }
            }
        }
        return last;
    }

    private static boolean isSigned(DevnetNode node, AuthSig capability) {
        World world = node.world();
        return BlsSessionSignature.verify(
                world.bls(), world.key().publicKey(), capability.signedMessage(), capability.sig());
    }

    private static List<AuthContext> contexts(DevnetNode node, SiweMessage message) {
        Instant end = message.expirationTime()
                .orElseThrow(() ->
                        NodeCode.SIWE_MESSAGE.failure(LABEL, "Could not extract expiration time from SIWE message"))
                .instant();
        List<AuthContext> out = new ArrayList<>();
        if (end.isBefore(node.clock().instant())) {
            return out;
        }
        try {
            Recap recap = SiweRecaps.extractAndVerify(message);
            recap.grants().stream()
                    .filter(grant -> grant.resourceKey().startsWith(RewrittenSiwe.CONTEXT_SCHEME + ":"))
                    .filter(grant -> grant.ability().equals("Auth/Auth"))
                    .flatMap(grant -> grant.restrictions().stream())
                    .flatMap(restriction -> restriction.get("auth_context").stream())
                    .forEach(context -> out.add(context(context, end)));
            return out;
        } catch (LitException e) {
            throw NodeCode.AUTH_CONTEXT.failure(LABEL, "Unable to resolve sessionSig authContext");
        }
    }

    /** Reads each of the three forms that nodes have written. */
    private static AuthContext context(JsonValue value, Instant end) {
        JsonMembers in = new JsonMembers((JsonObject) value, WHAT, ErrorCode.RECAP_INVALID);
        List<String> actions = new ArrayList<>();
        for (String name : List.of("actionIpfsIds", "actionIpfsIdStack")) {
            if (((JsonObject) value).has(name)) {
                in.array(name).forEach(cid -> actions.add(((JsonString) cid).value()));
            }
        }
        List<AuthMethodContext> methods = new ArrayList<>();
        in.array("authMethodContexts").forEach(method -> methods.add(method((JsonObject) method, end)));
        return new AuthContext(actions, methods, in.string("customAuthResource"));
    }

    private static AuthMethodContext method(JsonObject method, Instant end) {
        JsonMembers in = new JsonMembers(method, WHAT, ErrorCode.RECAP_INVALID);
        int type = method.members().get("authMethodType") instanceof JsonNumber number ? (int) number.value() : 0;
        return new AuthMethodContext(type, in.string("userId"), in.string("appId"), end);
    }
}
