package org.lit4j.examples;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.lit4j.core.LitSessions;
import org.lit4j.core.NodeSource;
import org.lit4j.core.SessionSigs;
import org.lit4j.core.SessionSigsRequest;
import org.lit4j.core.auth.AuthRequest;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.auth.Principal;
import org.lit4j.core.capability.Capability;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.SessionKeyPair;
import org.lit4j.crypto.PersonalSign;
import org.lit4j.crypto.Secp256k1Key;
import org.lit4j.siwe.Recap;
import org.lit4j.siwe.SiweMessage;

/** The sample of the SDK's page "Generating SessionSigs", line by line. */
public final class FromJavaScript {
    private FromJavaScript() {}

    public static void main(String[] args) {
        String privateKey = Samples.KEY;
        String id = Samples.CONDITION;

        try (Secp256k1Key wallet = Secp256k1Key.parse(privateKey)) {
            AuthSigner signer =
                    AuthSigner.of(Principal.ofAddress(wallet.address()), request -> authNeeded(wallet, request));
            try (LitSessions lit = LitSessions.builder()
                    .network("cayenne")
                    .nodes(NodeSource.of("https://127.0.0.1:7470", "https://127.0.0.1:7471"))
                    .signer(signer)
                    .debug(true)
                    .build()) {
                run(lit, id);
            }
        }
    }

    private static void run(LitSessions lit, String id) {
        LitResource resource = LitResource.accessControlCondition(id);
        SessionSigs sigs = lit.sessionSigs(SessionSigsRequest.builder()
                .chain("ethereum")
                .request(resource, LitAbility.ACCESS_CONTROL_CONDITION_DECRYPTION)
                .build());
        System.out.println("as on the page: " + sigs);

        try (SessionKeyPair sessionKey = SessionKeyPair.generate(new SecureRandom())) {
            Capability capability = Recap.builder()
                    .grant(resource, LitAbility.ACCESS_CONTROL_CONDITION_DECRYPTION)
                    .build();
            SessionSigs all = lit.sessionSigs(SessionSigsRequest.builder()
                    .chain("ethereum")
                    .request(resource, LitAbility.ACCESS_CONTROL_CONDITION_DECRYPTION)
                    .sessionKey(sessionKey)
                    .capability(capability)
                    .expiration(Instant.now().plus(Duration.ofDays(7)))
                    .switchChain(true)
                    .build());
            System.out.println("with every parameter: " + all);
        }

        lit.forgetAuthSig();
        lit.forgetSessionKey();

        try {
            LitSessions.builder().network("cayenne").build();
        } catch (LitException e) {
            System.out.println("without nodes: " + e.code());
        }
    }

    private static AuthSig authNeeded(Secp256k1Key wallet, AuthRequest request) {
        SiweMessage message = SiweMessage.builder("localhost:3000", request.nonce())
                .address(wallet.address())
                .statement(request.statementAfter(Optional.of("Sign a session key to use with Lit Protocol")))
                .uri(request.uri())
                .chainId(1)
                .issuedAt(Timestamp.of(request.requestedAt()))
                .expirationTime(request.expiration())
                .resources(request.resources())
                .build();
        String toSign = message.text();
        String signature = PersonalSign.sign(wallet, toSign);
        return AuthSig.personalSign(signature, toSign, wallet.address());
    }
}
