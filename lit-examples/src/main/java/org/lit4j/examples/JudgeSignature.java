package org.lit4j.examples;

import java.time.Clock;
import org.lit4j.auth.wallet.WalletSigners;
import org.lit4j.core.LitSessions;
import org.lit4j.core.NodeSource;
import org.lit4j.core.SessionSigs;
import org.lit4j.core.SessionSigsRequest;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.dialect.Dialects;
import org.lit4j.verifier.Generation;
import org.lit4j.verifier.SessionSigVerifier;
import org.lit4j.verifier.Verdict;
import org.lit4j.verifier.VerificationRequest;

/** A session signature is judged, by the service that it is for and by another one. */
public final class JudgeSignature {
    private JudgeSignature() {}

    public static void main(String[] args) {
        Clock clock = Clock.systemUTC();
        ResourceAbilityRequest request = ResourceAbilityRequest.of(LitResource.pkp("*"), LitAbility.PKP_SIGNING);
        AuthSig sessionSig =
                sessionSigs(request).forNode("https://127.0.0.1:7470").orElseThrow();

        SessionSigVerifier verifier =
                SessionSigVerifier.builder(Generation.NAGA, clock).build();
        Verdict verdict = verifier.verify(sessionSig, VerificationRequest.of("https://127.0.0.1:7470", request));
        System.out.println(verdict);

        Verdict elsewhere = verifier.verify(sessionSig, VerificationRequest.of("https://127.0.0.1:7471", request));
        System.out.println(elsewhere);
    }

    private static SessionSigs sessionSigs(ResourceAbilityRequest request) {
        try (LitSessions lit = LitSessions.builder()
                .nodes(NodeSource.of("https://127.0.0.1:7470"))
                .signer(WalletSigners.privateKey(Samples.KEY))
                .dialect(Dialects.V8)
                .build()) {
            return lit.sessionSigs(SessionSigsRequest.builder().request(request).build());
        }
    }
}
