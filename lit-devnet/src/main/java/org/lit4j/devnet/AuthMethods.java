package org.lit4j.devnet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonNumber;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonString;
import org.lit4j.core.json.JsonValue;
import org.lit4j.verifier.ErrorKind;
import org.lit4j.verifier.Finding;
import org.lit4j.verifier.NodeError;
import org.lit4j.verifier.WalletVerdict;

/** Verifies the auth methods of a request at one node. */
final class AuthMethods {
    static final String LABEL = "can't get auth context";
    static final String OUTER = "Failed to verify auth method";

    private final DevnetNode node;
    private final JwtAuthMethods tokens;
    private final WebAuthn webAuthn;

    AuthMethods(DevnetNode node) {
        World world = node.world();
        this.node = node;
        this.tokens = world.outside().tokens();
        this.webAuthn = new WebAuthn(world.blockDatabase(), world.pkps());
    }

    /**
     * Verifies each; one that fails makes all fail.
     *
     * @param origin the client's header
     * @param forSessionKey whether a session key is to be signed, for which every proof serves once without being verified
     *     again
     */
    List<AuthMethodContext> verify(JsonArray given, Optional<String> origin, boolean forSessionKey) {
        List<AuthMethodContext> out = new ArrayList<>();
        for (JsonValue value : given) {
            if (!(value instanceof JsonObject method)
                    || !(method.members().get("authMethodType") instanceof JsonNumber type)
                    || !(method.members().get("accessToken") instanceof JsonString token)) {
                throw NodeRequest.bad("an auth method lacks its type or its access token");
            }
            int number = (int) type.value();
            AuthMethodContext context = node.authContexts()
                    .find(number, token.value())
                    .orElseGet(() -> verifyOne(number, token.value(), origin.orElse("http://localhost")));
            node.authContexts().keep(token.value(), context, forSessionKey);
            out.add(context);
        }
        return out;
    }

    private AuthMethodContext verifyOne(int type, String token, String origin) {
        Instant now = node.clock().instant();
        if (type == DevnetAuthMethod.WALLET) {
            return wallet(token);
        }
        if (type == DevnetAuthMethod.WEBAUTHN) {
            return webAuthn.verify(token, origin, now);
        }
        if (type == JwtAuthMethods.GOOGLE
                || type == JwtAuthMethods.APPLE
                || (type >= JwtAuthMethods.STYTCH && type <= JwtAuthMethods.TOTP)) {
            return tokens.verify(type, token, now);
        }
        throw NodeFailure.uncoded(
                LABEL,
                ErrorKind.VALIDATION,
                OUTER,
                "Unsupported auth method type: " + type,
                "A devnet asks no service, so it knows no access tokens of Discord and Google");
    }

    /** Verifies the JSON text of a wallet's own AuthSig. */
    AuthMethodContext wallet(String token) {
        AuthSig authSig;
        try {
            authSig = AuthSig.parse(token);
        } catch (LitException e) {
            throw NodeCode.WALLET_JSON.failure(LABEL, OUTER, "The access token is no AuthSig");
        }
        WalletVerdict verdict = node.verifier().wallets().verify(authSig, true);
        if (!verdict.accepted()) {
            Finding finding = verdict.refusedBy().orElseThrow();
            NodeError error = NodeError.uncoded(ErrorKind.UNEXPECTED, OUTER)
                    .causedBy(finding.error().orElseThrow());
            throw NodeFailure.of(LABEL, error, OUTER, finding.toString());
        }
        Instant end = verdict.expiresAt()
                .orElseThrow(
                        () -> NodeCode.UNDEFINED_EXPIRATION.failure(LABEL, OUTER, "The message has no expiration"));
        return new AuthMethodContext(DevnetAuthMethod.WALLET, authSig.address(), DevnetAuthMethod.LIT, end);
    }
}
