package org.lit4j.testkit.conformance;

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
import java.util.stream.Stream;
import org.lit4j.core.LitSessions;
import org.lit4j.core.NodePricing;
import org.lit4j.core.NodeSet;
import org.lit4j.core.OuterExpiration;
import org.lit4j.core.Product;
import org.lit4j.core.SessionSigs;
import org.lit4j.core.SessionSigsRequest;
import org.lit4j.core.auth.AuthRequest;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.capability.LitResource.Kind;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.dialect.Dialects;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonNumber;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonString;
import org.lit4j.core.session.SessionKeyPair;
import org.lit4j.crypto.PersonalSign;
import org.lit4j.crypto.Secp256k1Key;
import org.lit4j.siwe.SiweMessage;

/** Session signatures of SDK 8: an EOA context, then one signature for each of the cheapest nodes. */
final class SessionRunnerV8 implements SchemaRunner {
    @Override
    public String schema() {
        return "session-sigs-v8/1";
    }

    @Override
    public boolean covers(String version) {
        return version.startsWith("@lit-protocol/auth@8.");
    }

    @Override
    public Answer answer(Input in, String version) {
        Clock clock = Clock.fixed(Instant.parse(in.text("now")), ZoneOffset.UTC);
        Input config = in.object("authConfig");
        List<AuthSig> signed = new ArrayList<>();
        try (Secp256k1Key wallet = Secp256k1Key.parse(in.text("walletPrivateKey"));
                SessionKeyPair key =
                        SessionKeyPair.parse(in.object("sessionKey").json().stringify());
                LitSessions sessions = LitSessions.builder()
                        .dialect(Dialects.V8)
                        .clock(clock)
                        .outerExpiration(OuterExpiration.AS_SDK)
                        .nodes(random -> nodes(in))
                        .signer(AuthSigner.of(ask -> {
                            AuthSig sig = sign(ask, config, wallet, clock);
                            signed.add(sig);
                            return sig;
                        }))
                        .build()) {
            SessionSigs sigs = sessions.sessionSigs(request(in.object("pricing"), config, key));
            return Answer.yes(Answer.ok()
                    .put("authSig", signed.get(0).json())
                    .put("sessionSigsJson", sigs.toJson())
                    .put("sessionSigs", JsonObjects.parse(sigs.toJson())));
        }
    }

    private static SessionSigsRequest request(Input pricing, Input config, SessionKeyPair key) {
        SessionSigsRequest.Builder request = SessionSigsRequest.builder().sessionKey(key);
        config.list("resources").forEach(tuple -> request.request(resource((JsonArray) tuple)));
        config.optionalText("expiration").map(Timestamp::parse).ifPresent(request::expiration);
        config.objects("capabilityAuthSigs").forEach(sig -> request.capabilityAuthSig(AuthSig.fromJson(sig.json())));
        pricing.optionalText("userMaxPrice").map(BigInteger::new).ifPresent(request::maxPrice);
        number(pricing, "productId").map(SessionRunnerV8::product).ifPresent(request::product);
        return request.build();
    }

    private static Product product(int id) {
        return Stream.of(Product.values())
                .filter(product -> product.id() == id)
                .findFirst()
                .orElseThrow();
    }

    /** Reads {@code [ability, id]} or {@code [ability, id, data]}. */
    private static ResourceAbilityRequest resource(JsonArray tuple) {
        LitAbility ability = LitAbility.parse(((JsonString) tuple.values().get(0)).value());
        LitResource resource = kind(ability).of(((JsonString) tuple.values().get(1)).value());
        return tuple.size() > 2 && tuple.values().get(2) instanceof JsonObject data
                ? new ResourceAbilityRequest(resource, ability, data)
                : ResourceAbilityRequest.of(resource, ability);
    }

    private static Kind kind(LitAbility ability) {
        return Stream.of(Kind.values())
                .filter(kind -> kind.abilities().contains(ability))
                .findFirst()
                .orElseThrow();
    }

    private static NodeSet nodes(Input in) {
        Input pricing = in.object("pricing");
        Map<String, List<BigInteger>> prices = new LinkedHashMap<>();
        pricing.objects("nodePrices")
                .forEach(node -> prices.put(
                        node.text("url"),
                        node.texts("prices").stream().map(BigInteger::new).toList()));
        OptionalInt threshold =
                number(pricing, "threshold").map(OptionalInt::of).orElse(OptionalInt.empty());
        return new NodeSet(
                List.copyOf(prices.keySet()), in.optionalText("latestBlockhash"), new NodePricing(prices, threshold));
    }

    private static Optional<Integer> number(Input in, String name) {
        return in.json().get(name).filter(JsonNumber.class::isInstance).map(value ->
                (int) ((JsonNumber) value).value());
    }

    private static AuthSig sign(AuthRequest ask, Input config, Secp256k1Key wallet, Clock clock) {
        Optional<String> own = config.optionalText("statement").filter(text -> !text.isEmpty());
        String text = SiweMessage.builder(config.optionalText("domain").orElse("localhost"), ask.nonce())
                .address(wallet.address())
                .statement(ask.statementAfter(own))
                .uri(ask.uri())
                .issuedAt(Timestamp.of(clock.instant()))
                .expirationTime(ask.expiration())
                .resources(ask.resources())
                .build()
                .text();
        return AuthSig.personalSign(PersonalSign.sign(wallet, text), text, wallet.address());
    }
}
