package org.lit4j.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.lit4j.core.auth.AuthRequest;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.auth.Principal;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.json.JsonObject;
import org.lit4j.siwe.Recap;
import org.lit4j.siwe.SiweMessage;
import org.lit4j.siwe.SiweRecaps;

/** Functions that build their own message, as the SDKs' users do; each records what it was asked. */
final class Callback {
    static final String SAMPLE_STATEMENT = "Sign a session key to use with Lit Protocol";
    static final String HELPER_STATEMENT = "This is a test statement.  You can put anything you want here.";

    final List<AuthRequest> calls = new ArrayList<>();
    private final Function<AuthRequest, SiweMessage> messages;

    private Callback(Function<AuthRequest, SiweMessage> messages) {
        this.messages = messages;
    }

    /** The documentation's sample: what is offered as statement it ignores, and so the nonce unless that is null. */
    static Callback sample(String nonce) {
        return new Callback(request -> SiweMessage.builder("localhost:3000", nonce)
                .address(Fixture.WALLET)
                .statement(SAMPLE_STATEMENT)
                .uri(request.uri())
                .issuedAt(Timestamp.of(Fixture.NOW))
                .expirationTime(request.expiration())
                .resources(request.resources())
                .build());
    }

    /** The helper createSiweMessage with its default domain and statement: each request becomes a capability object. */
    static Callback helper() {
        return new Callback(request -> {
            SiweMessage message = SiweMessage.builder("localhost", request.nonce())
                    .address(Fixture.WALLET)
                    .statement(HELPER_STATEMENT)
                    .uri(request.uri())
                    .issuedAt(Timestamp.of(Fixture.NOW))
                    .expirationTime(request.expiration())
                    .build();
            for (ResourceAbilityRequest one : request.requests()) {
                Recap recap = Recap.builder()
                        .grant(one.resource(), one.ability(), one.restrictions().orElse(JsonObject.EMPTY))
                        .build();
                message = SiweRecaps.add(message, recap);
            }
            return message;
        });
    }

    static Callback of(Function<AuthRequest, SiweMessage> messages) {
        return new Callback(messages);
    }

    /** A signer for the fixture's wallet. */
    AuthSigner signer() {
        return AuthSigner.of(Principal.ofAddress(Fixture.WALLET), this::answer);
    }

    /** A signer that says the answer is somebody else's. */
    AuthSigner signerOf(Principal principal) {
        return AuthSigner.of(principal, this::answer);
    }

    private AuthSig answer(AuthRequest request) {
        calls.add(request);
        return Fixture.sign(messages.apply(request));
    }
}
