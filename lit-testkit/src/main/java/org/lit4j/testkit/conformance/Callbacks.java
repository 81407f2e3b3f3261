package org.lit4j.testkit.conformance;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.lit4j.core.auth.AuthRequest;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonNumber;
import org.lit4j.core.json.JsonString;
import org.lit4j.core.json.JsonValue;
import org.lit4j.crypto.PersonalSign;
import org.lit4j.crypto.Secp256k1Key;
import org.lit4j.siwe.SiweMessage;

/** The callbacks of the vectors: functions that build their own SIWE message, as applications do. */
final class Callbacks {
    private Callbacks() {}

    static Function<AuthRequest, AuthSig> of(Input style, Secp256k1Key wallet, Clock clock, List<String> calls) {
        return request -> {
            calls.add(request.toJson());
            return switch (style.text("style")) {
                case "seed" -> sign(style, request, wallet, clock, style.optionalText("statement"));
                case "statement" ->
                    sign(style, request, wallet, clock, Optional.of(capabilityStatement(style, request)));
                case "fixed" -> AuthSig.fromJson(style.object("authSig").json());
                default ->
                    throw new LitException(
                            ErrorCode.JSON_INVALID, "The callback style '" + style.text("style") + "' is unknown.");
            };
        };
    }

    private static String capabilityStatement(Input style, AuthRequest request) {
        return style.optionalText("statement").map(text -> text + " ").orElse("") + request.statement();
    }

    private static AuthSig sign(
            Input style, AuthRequest request, Secp256k1Key wallet, Clock clock, Optional<String> statement) {
        SiweMessage.Builder message = SiweMessage.builder(
                        style.text("domain"), style.optionalText("nonce").orElse(request.nonce()))
                .address(wallet.address())
                .uri(request.uri())
                .chainId(chainId(style))
                .issuedAt(Timestamp.of(clock.instant()))
                .expirationTime(request.expiration())
                .resources(request.resources());
        statement.ifPresent(message::statement);
        String text = message.build().text();
        return AuthSig.personalSign(PersonalSign.sign(wallet, text), text, wallet.address());
    }

    private static long chainId(Input style) {
        JsonValue given = style.json().get("chainId").orElse(new JsonString("1"));
        return given instanceof JsonNumber number
                ? (long) number.value()
                : Long.parseLong(((JsonString) given).value());
    }
}
