package org.lit4j.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.auth.Delegation;
import org.lit4j.core.auth.DelegationTerms;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.encoding.Utf8;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonMembers;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonParser;
import org.lit4j.core.json.JsonValue;
import org.lit4j.core.session.SessionKeyHandle;
import org.lit4j.crypto.BouncyCastleSessionCrypto;
import org.lit4j.siwe.SiweDelegationCodec;

/**
 * A node in this process, for the demo: judges a session signature as nodes do, with the same code that checks AuthSigs
 * everywhere else. It has no network and keeps nothing.
 *
 * @param address its own address, which signatures must name
 */
record SimulatedNode(String address, Clock clock) {
    private static final Duration GRACE = Duration.ofSeconds(60);
    private static final Duration MAX_LIFETIME = Duration.ofDays(30);

    /**
     * What a node says.
     *
     * @param passed the rules that held, in order
     * @param refusedBy the first rule that did not, with the reason
     */
    record Verdict(String node, List<String> passed, Optional<String> refusedBy) {
        boolean accepted() {
            return refusedBy.isEmpty();
        }

        JsonObject toJson() {
            JsonObject.Builder out = JsonObject.builder()
                    .put("node", node)
                    .put("accepted", accepted())
                    .put("passed", JsonArray.ofStrings(passed));
            refusedBy.ifPresent(reason -> out.put("refusedBy", reason));
            return out.build();
        }
    }

    Verdict judge(AuthSig sig, ResourceAbilityRequest request) {
        List<String> passed = new ArrayList<>();
        try {
            signature(sig);
            passed.add("Ed25519 signature of the session key");
            JsonMembers message = new JsonMembers(
                    JsonParser.parseObject(sig.signedMessage(), "The signed document"),
                    "The signed document",
                    ErrorCode.SESSION_SIGS_INVALID);
            requested(message, request);
            passed.add("the resource is requested");
            times(message);
            passed.add("issued before now, not expired, at most 30 days");
            audience(message);
            passed.add("made for this node");
            capability(message, sig, request);
            passed.add("the wallet's delegation: signature, session key, time, statement, capability");
            return new Verdict(address, passed, Optional.empty());
        } catch (LitException e) {
            return new Verdict(address, passed, Optional.of(e.code() + ": " + e.getMessage()));
        }
    }

    private static void signature(AuthSig sig) {
        boolean valid = new BouncyCastleSessionCrypto()
                .verify(
                        Hex.decodePrefixed(sig.address(), 32, "address"),
                        Utf8.encode(sig.signedMessage()),
                        Hex.decode(sig.sig(), "sig"));
        require(valid, "the Ed25519 signature is not that of the session key");
    }

    private static void requested(JsonMembers message, ResourceAbilityRequest request) {
        for (JsonValue value : message.array("resourceAbilityRequests")) {
            JsonMembers one = members(value, "A request");
            JsonMembers resource = members(one.object("resource"), "A resource");
            String id = resource.string("resource");
            if (resource.string("resourcePrefix").equals(request.resource().prefix())
                    && (id.equals("*") || id.equals(request.resource().id()))) {
                return;
            }
        }
        require(false, "the resource " + request.resource() + " is not requested");
    }

    private void times(JsonMembers message) {
        Instant now = clock.instant();
        Instant issued = Timestamp.parse(message.string("issuedAt")).instant();
        Instant end = Timestamp.parse(message.string("expiration")).instant();
        require(!issued.isAfter(now.plus(GRACE)), "issuedAt is in the future");
        require(!end.isBefore(issued), "expiration is before issuedAt");
        require(!end.isBefore(now.minus(GRACE)), "expired");
        require(!end.isAfter(issued.plus(MAX_LIFETIME)), "valid for more than 30 days");
    }

    private void audience(JsonMembers message) {
        String named = message.string("nodeAddress");
        require(named.equals(address), "made for the node " + named + ", not for " + address);
    }

    private void capability(JsonMembers message, AuthSig sig, ResourceAbilityRequest request) {
        LitException last = new LitException(ErrorCode.SESSION_SIGS_INVALID, "there are no capabilities");
        for (JsonValue value : message.array("capabilities")) {
            try {
                Delegation delegation = new SiweDelegationCodec()
                        .check(
                                AuthSig.fromJson(value),
                                new DelegationTerms(
                                        SessionKeyHandle.URI_PREFIX + sig.address(),
                                        Optional.empty(),
                                        List.of(request),
                                        clock.instant(),
                                        Duration.ZERO));
                require(delegation.remarks().isEmpty(), String.join("; ", delegation.remarks()));
                return;
            } catch (LitException e) {
                last = e;
            }
        }
        throw last;
    }

    private static JsonMembers members(JsonValue value, String what) {
        require(value instanceof JsonObject, what + " is no object");
        return new JsonMembers((JsonObject) value, what, ErrorCode.SESSION_SIGS_INVALID);
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new LitException(ErrorCode.SESSION_SIGS_INVALID, problem);
        }
    }
}
