package org.lit4j.examples;

import java.util.Optional;
import org.lit4j.core.LitSessions;
import org.lit4j.core.NodeSource;
import org.lit4j.core.SessionSigs;
import org.lit4j.core.SessionSigsRequest;
import org.lit4j.core.auth.AuthRequest;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.auth.Principal;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.crypto.PersonalSign;
import org.lit4j.crypto.Secp256k1Key;
import org.lit4j.siwe.SiweMessage;

/** A function of your own as the signer: the SDK's {@code authNeededCallback}. */
public final class OwnCallback {
    private OwnCallback() {}

    public static void main(String[] args) {
        try (Secp256k1Key wallet = Secp256k1Key.parse(Samples.KEY);
                LitSessions lit = LitSessions.builder()
                        .nodes(NodeSource.of("https://127.0.0.1:7470"))
                        .signer(AuthSigner.of(
                                Principal.ofAddress(wallet.address()), request -> authNeeded(wallet, request)))
                        .build()) {
            SessionSigs sigs = lit.sessionSigs(SessionSigsRequest.builder()
                    .request(LitResource.pkp("*"), LitAbility.PKP_SIGNING)
                    .build());
            System.out.println(sigs);
        }
    }

    /** Puts everything that was offered into the message; the statement must end with the offered one. */
    private static AuthSig authNeeded(Secp256k1Key wallet, AuthRequest request) {
        String toSign = SiweMessage.builder("localhost:3000", request.nonce())
                .address(wallet.address())
                .statement(request.statementAfter(Optional.of("Sign a session key to use with Lit Protocol")))
                .uri(request.uri())
                .chainId(1)
                .issuedAt(Timestamp.of(request.requestedAt()))
                .expirationTime(request.expiration())
                .resources(request.resources())
                .build()
                .text();
        System.out.println(toSign.lines().skip(3).findFirst().orElseThrow()); // not in the documentation
        return AuthSig.personalSign(PersonalSign.sign(wallet, toSign), toSign, wallet.address());
    }
}
