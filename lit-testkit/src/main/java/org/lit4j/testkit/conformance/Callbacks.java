package org.lit4j.testkit.conformance;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.lit4j.core.auth.AuthRequest;
import org.lit4j.core.auth.AuthRequestMember;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonNumber;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonString;
import org.lit4j.core.json.JsonValue;
import org.lit4j.crypto.PersonalSign;
import org.lit4j.crypto.Secp256k1Key;
import org.lit4j.siwe.Recap;
import org.lit4j.siwe.SiweMessage;
import org.lit4j.siwe.SiweRecaps;

/**
 * The callbacks of the vectors: functions that build their own SIWE message, as applications do.
 *
 * @param sessionKey what the SDK hands to its callback; lit4j never does, so the record of calls gets it from here
 * @param calls where the parameters of every call are recorded
 */
record Callbacks(Input style, Secp256k1Key wallet, Clock clock, Optional<JsonObject> sessionKey, List<String> calls)
        implements Function<AuthRequest, AuthSig> {
    private static final String TEST_STATEMENT = "This is a test statement.  You can put anything you want here.";

    @Override
    public AuthSig apply(AuthRequest request) {
        calls.add(parameters(request));
        return switch (style.text("style")) {
            case "seed" -> sign(message(request, style.optionalText("statement")));
            case "statement" -> sign(message(request, Optional.of(capabilityStatement(request))));
            case "recap" -> sign(recapMessage(request));
            case "fixed" -> AuthSig.fromJson(style.object("authSig").json());
            default ->
                throw new LitException(
                        ErrorCode.JSON_INVALID, "The callback style '" + style.text("style") + "' is unknown.");
        };
    }

    private String parameters(AuthRequest request) {
        JsonObject.Builder out = JsonObject.builder();
        for (AuthRequestMember member : request.form().members()) {
            Optional<? extends JsonValue> value =
                    member == AuthRequestMember.SESSION_KEY ? sessionKey : request.value(member);
            value.ifPresent(v -> out.put(member.memberName(), v));
        }
        return out.build().stringify();
    }

    private String capabilityStatement(AuthRequest request) {
        return style.optionalText("statement").map(text -> text + " ").orElse("") + request.statement();
    }

    private SiweMessage message(AuthRequest request, Optional<String> statement) {
        SiweMessage.Builder message = SiweMessage.builder(
                        style.text("domain"), style.optionalText("nonce").orElse(request.nonce()))
                .address(wallet.address())
                .uri(request.uri())
                .chainId(chainId())
                .issuedAt(Timestamp.of(clock.instant()))
                .expirationTime(request.expiration())
                .resources(request.resources());
        statement.ifPresent(message::statement);
        return message.build();
    }

    /** What createSiweMessage of auth-helpers makes: each request is a capability of its own, added one by one. */
    private SiweMessage recapMessage(AuthRequest request) {
        SiweMessage message = SiweMessage.builder(
                        style.optionalText("domain").or(request::domain).orElse("localhost"),
                        style.optionalText("nonce").orElse(request.nonce()))
                .address(wallet.address())
                .statement(style.optionalText("statement").orElse(TEST_STATEMENT))
                .uri(request.uri())
                .issuedAt(Timestamp.of(clock.instant()))
                .expirationTime(request.expiration())
                .build();
        for (ResourceAbilityRequest one : request.requests()) {
            Recap recap = Recap.builder()
                    .grant(one.resource(), one.ability(), one.restrictions().orElse(JsonObject.EMPTY))
                    .build();
            message = SiweRecaps.add(message, recap);
        }
        return message;
    }

    private AuthSig sign(SiweMessage message) {
        return AuthSig.personalSign(PersonalSign.sign(wallet, message.text()), message.text(), wallet.address());
    }

    private long chainId() {
        JsonValue given = style.json().get("chainId").orElse(new JsonString("1"));
        return given instanceof JsonNumber number
                ? (long) number.value()
                : Long.parseLong(((JsonString) given).value());
    }
}
