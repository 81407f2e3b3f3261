package org.lit4j.conformance;

import static java.util.Objects.requireNonNull;

import java.math.BigInteger;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.lit4j.auth.wallet.PrivateKeySigner;
import org.lit4j.auth.wallet.WalletSigners;
import org.lit4j.core.LitSessions;
import org.lit4j.core.LitSessionsBuilder;
import org.lit4j.core.NodePricing;
import org.lit4j.core.NodeSet;
import org.lit4j.core.SessionSigs;
import org.lit4j.core.SessionSigsRequest;
import org.lit4j.core.auth.AuthRequest;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource.Kind;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.dialect.Dialect;
import org.lit4j.core.dialect.Dialects;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonNumber;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonString;
import org.lit4j.core.json.JsonValue;
import org.lit4j.core.session.SessionKeyPair;

/** A session-sigs vector, run with our own wallet signer in place of its callback, and as its user would mend it. */
final class VectorSession {
    private static final Map<String, Kind> KINDS = Map.of(
            "acc", Kind.ACCESS_CONTROL_CONDITION,
            "pkp", Kind.PKP,
            "rli", Kind.RATE_LIMIT_INCREASE,
            "action", Kind.LIT_ACTION);

    final List<AuthRequest> calls = new ArrayList<>();
    final Instant now;
    private final Dialect dialect;
    private final JsonObject input;

    VectorSession(RefusedVector vector) {
        this.input = vector.input();
        this.now = Instant.parse(RefusedVector.text(input, "now"));
        String file = vector.file();
        this.dialect = file.contains("v3.0")
                ? Dialects.V3
                : Dialects.named(file.substring(file.lastIndexOf('-') + 1, file.length() - ".json".length()));
    }

    /** Returns what is requested; an ability that is absent is the documentation's, which does not exist. */
    List<ResourceAbilityRequest> requests() {
        if (isV8()) {
            return RefusedVector.array(RefusedVector.object(input, "authConfig"), "resources").values().stream()
                    .map(VectorSession::tuple)
                    .toList();
        }
        return RefusedVector.array(params(), "resourceAbilityRequests").values().stream()
                .map(JsonObject.class::cast)
                .map(this::request)
                .toList();
    }

    private static ResourceAbilityRequest tuple(JsonValue value) {
        List<JsonValue> tuple = ((JsonArray) value).values();
        LitAbility ability = LitAbility.parse(((JsonString) tuple.get(0)).value());
        Kind kind = ability == LitAbility.PKP_SIGNING ? Kind.PKP : Kind.LIT_ACTION;
        return ResourceAbilityRequest.of(kind.of(((JsonString) tuple.get(1)).value()), ability);
    }

    private ResourceAbilityRequest request(JsonObject json) {
        JsonObject resource = RefusedVector.object(json, "resource");
        return dialect.normalise(ResourceAbilityRequest.of(
                requireNonNull(KINDS.get(RefusedVector.text(resource, "type"))).of(RefusedVector.text(resource, "id")),
                LitAbility.parse(json.get("ability")
                        .map(text -> ((JsonString) text).value())
                        .orElse("AccessControlDescription"))));
    }

    /** Returns the resource and ability of the capability that the vector gives. */
    ResourceAbilityRequest given() {
        JsonArray operations =
                RefusedVector.array(RefusedVector.object(params(), "sessionCapabilityObject"), "operations");
        return request((JsonObject) operations.values().get(0));
    }

    JsonObject params() {
        return RefusedVector.object(input, "params");
    }

    boolean isV8() {
        return dialect == Dialects.V8;
    }

    /** Returns the expiration that the vector wants, if any. */
    Optional<String> expiration() {
        return (isV8() ? RefusedVector.object(input, "authConfig") : params())
                .get("expiration")
                .map(text -> ((JsonString) text).value());
    }

    SessionSigsRequest.Builder builder() {
        SessionSigsRequest.Builder request = SessionSigsRequest.builder();
        requests().forEach(request::request);
        return request;
    }

    /** Signs with the vector's wallet, session key, clock and nodes. */
    SessionSigs run(SessionSigsRequest.Builder request) {
        return run(request, LitSessions.builder().nodes(random -> nodes()));
    }

    SessionSigs run(SessionSigsRequest.Builder request, LitSessionsBuilder builder) {
        try (PrivateKeySigner wallet = WalletSigners.privateKey(RefusedVector.text(input, "walletPrivateKey"));
                LitSessions sessions = builder.dialect(dialect)
                        .clock(Clock.fixed(now, ZoneOffset.UTC))
                        .signer(AuthSigner.of(wallet.principal().orElseThrow(), ask -> {
                            calls.add(ask);
                            return wallet.sign(ask);
                        }))
                        .build()) {
            Optional<SessionKeyPair> key = input.get("sessionKey").map(json -> SessionKeyPair.parse(json.stringify()));
            key.ifPresent(request::sessionKey);
            return sessions.sessionSigs(request.build());
        }
    }

    NodeSet nodes() {
        Optional<String> nonce = input.get("latestBlockhash").map(hash -> ((JsonString) hash).value());
        if (!isV8()) {
            return new NodeSet(texts(RefusedVector.array(input, "nodes")), nonce);
        }
        JsonObject pricing = RefusedVector.object(input, "pricing");
        Map<String, List<BigInteger>> prices = new LinkedHashMap<>();
        for (JsonValue node : RefusedVector.array(pricing, "nodePrices")) {
            JsonObject json = (JsonObject) node;
            prices.put(
                    RefusedVector.text(json, "url"),
                    texts(RefusedVector.array(json, "prices")).stream()
                            .map(BigInteger::new)
                            .toList());
        }
        int threshold = (int) ((JsonNumber) pricing.get("threshold").orElseThrow()).value();
        return new NodeSet(List.copyOf(prices.keySet()), nonce, new NodePricing(prices, OptionalInt.of(threshold)));
    }

    private static List<String> texts(JsonArray array) {
        return array.values().stream().map(text -> ((JsonString) text).value()).toList();
    }
}
