package org.lit4j.examples;

import org.lit4j.auth.wallet.PrivateKeySigner;
import org.lit4j.auth.wallet.WalletSigners;
import org.lit4j.core.LitSessions;
import org.lit4j.core.NodeSource;
import org.lit4j.core.SessionSigsRequest;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.auth.Principal;
import org.lit4j.core.capability.Capability;
import org.lit4j.core.capability.CapabilityPolicy;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.error.LitException;
import org.lit4j.siwe.Recap;

/** Says what is granted: a capability of your own, and policies that narrow it. Prints what is granted. */
public final class OwnCapability {
    private OwnCapability() {}

    public static void main(String[] args) {
        String key = Samples.KEY;
        LitResource condition = LitResource.accessControlCondition(Samples.CONDITION);
        LitResource anyAction = LitResource.litAction("*");

        Capability capability = Recap.builder()
                .grantAll(condition)
                .grant(anyAction, LitAbility.LIT_ACTION_EXECUTION)
                .build();

        PrivateKeySigner wallet = WalletSigners.privateKeyBuilder(key)
                .domain("example.com")
                .statement("Let example.com decrypt for you.")
                .build();

        try (wallet;
                LitSessions lit = LitSessions.builder()
                        .nodes(NodeSource.of("https://127.0.0.1:7470"))
                        .signer(printing(wallet))
                        .build()) {
            lit.sessionSigs(SessionSigsRequest.builder()
                    .request(condition, LitAbility.ACCESS_CONTROL_CONDITION_DECRYPTION)
                    .capability(capability)
                    .build());

            lit.sessionSigs(SessionSigsRequest.builder()
                    .request(condition, LitAbility.ACCESS_CONTROL_CONDITION_DECRYPTION)
                    .capability(capability)
                    .policy(CapabilityPolicy.EXACTLY_REQUESTED)
                    .build());

            try {
                lit.sessionSigs(SessionSigsRequest.builder()
                        .request(condition, LitAbility.ACCESS_CONTROL_CONDITION_DECRYPTION)
                        .capability(capability)
                        .policy(CapabilityPolicy.NO_WILDCARDS)
                        .build());
            } catch (LitException e) {
                System.out.println(e.code() + ": " + e.getMessage());
            }
        }
    }

    private static AuthSigner printing(PrivateKeySigner wallet) {
        return AuthSigner.of(Principal.ofAddress(wallet.address()), request -> {
            System.out.println(request.statement());
            return wallet.sign(request);
        });
    }
}
