package org.lit4j.examples;

import java.util.LinkedHashSet;
import java.util.Set;
import org.lit4j.auth.wallet.PrivateKeySigner;
import org.lit4j.auth.wallet.WalletSigners;
import org.lit4j.core.LitSessions;
import org.lit4j.core.NodeSource;
import org.lit4j.core.SessionSigsRequest;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.auth.Principal;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;

/** Ends a session: the AuthSig alone, as the SDK's {@code disconnectWeb3} does, or the session key, too. */
public final class ForgetSession {
    private ForgetSession() {}

    public static void main(String[] args) {
        Set<String> sessionKeys = new LinkedHashSet<>();
        try (PrivateKeySigner wallet = WalletSigners.privateKey(Samples.KEY);
                LitSessions lit = LitSessions.builder()
                        .nodes(NodeSource.of("https://127.0.0.1:7470"))
                        .signer(counting(wallet, sessionKeys))
                        .build()) {
            System.out.println("The first call asks the wallet.");
            sign(lit);

            System.out.println("The second does not.");
            sign(lit);

            lit.forgetAuthSig();
            System.out.println("Without its AuthSig the session asks again, with the same session key.");
            sign(lit);

            lit.forgetSessionKey();
            System.out.println("Without its key, too, and with another one.");
            sign(lit);
        }
    }

    private static void sign(LitSessions lit) {
        lit.sessionSigs(SessionSigsRequest.builder()
                .request(LitResource.pkp("*"), LitAbility.PKP_SIGNING)
                .build());
    }

    private static AuthSigner counting(PrivateKeySigner wallet, Set<String> sessionKeys) {
        return AuthSigner.of(Principal.ofAddress(wallet.address()), request -> {
            sessionKeys.add(request.uri());
            System.out.println("  asked; session keys so far: " + sessionKeys.size());
            return wallet.sign(request);
        });
    }
}
