package org.lit4j.core;

import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonParser;
import org.lit4j.core.json.JsonValue;

/**
 * Session signatures: node address → signature, in the order of the nodes. Immutable. {@code toString} shows no
 * signature.
 */
public final class SessionSigs {
    /** The {@code derivedVia} of a session signature. */
    public static final String DERIVED_VIA = "litSessionSignViaNacl";
    /** The {@code algo} of a session signature. */
    public static final String ALGO = "ed25519";

    private final Map<String, AuthSig> byNode;

    /** Copies the map in its iteration order. */
    public SessionSigs(Map<String, AuthSig> byNode) {
        this.byNode = Collections.unmodifiableMap(new LinkedHashMap<>(byNode));
    }

    /**
     * Reads the SDK's JSON: an object of AuthSigs by node address.
     *
     * @throws LitException {@code JSON_INVALID}, {@code SESSION_SIGS_INVALID} or {@code AUTHSIG_INVALID}
     */
    public static SessionSigs parse(String json) {
        JsonObject object = JsonParser.parseObjectWithoutDuplicates(json, "The session signatures");
        Map<String, AuthSig> byNode = new LinkedHashMap<>();
        for (Map.Entry<String, JsonValue> entry : object.members().entrySet()) {
            byNode.put(entry.getKey(), AuthSig.fromJson(entry.getValue()));
        }
        if (byNode.isEmpty()) {
            throw new LitException(ErrorCode.SESSION_SIGS_INVALID, "The map of session signatures is empty.");
        }
        return new SessionSigs(byNode);
    }

    /** Returns the signatures by node address, in the order of the nodes. */
    public Map<String, AuthSig> byNode() {
        return byNode;
    }

    /** Returns the signature for one node. */
    public Optional<AuthSig> forNode(String address) {
        return Optional.ofNullable(byNode.get(address));
    }

    /**
     * Says which expirations have passed, are missing or cannot be read, as the SDK's {@code validateSessionSigs} does.
     *
     * <p>Looks at the outer expiration of each signature and at the {@code Expiration Time:} line of each capability in
     * it. Checks no signature, address or capability: a text that a stranger made may pass. Times are RFC 3339 texts;
     * what expires now has expired.
     *
     * @param clock tells what time it is; asked once
     * @see <a href="https://www.rfc-editor.org/rfc/rfc3339#section-5.6">RFC 3339, section 5.6</a>
     */
    public SessionSigsValidation validate(Clock clock) {
        return new SessionSigsValidation(new SessionSigsTimes(clock.instant()).problems(this));
    }

    /** Says whether an AuthSig is one of the capabilities inside a signature. */
    boolean contain(AuthSig delegation) {
        return byNode.values().stream()
                .map(sig -> JsonParser.parseObject(sig.signedMessage(), "The signed document"))
                .flatMap(document -> document.get("capabilities").stream())
                .filter(JsonArray.class::isInstance)
                .flatMap(list -> ((JsonArray) list).values().stream())
                .anyMatch(delegation.json()::equals);
    }

    /** Writes exactly what {@code JSON.stringify} writes of the SDK's object. */
    public String toJson() {
        JsonObject.Builder out = JsonObject.builder();
        byNode.forEach((node, sig) -> out.put(node, sig.json()));
        return out.build().stringify();
    }

    @Override
    public String toString() {
        return "SessionSigs" + byNode.keySet();
    }
}
