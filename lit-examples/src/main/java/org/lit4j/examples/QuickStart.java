package org.lit4j.examples;

import org.lit4j.auth.wallet.WalletSigners;
import org.lit4j.core.LitSessions;
import org.lit4j.core.NodeSource;
import org.lit4j.core.SessionSigs;
import org.lit4j.core.SessionSigsRequest;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.storage.memory.MemorySessionKeyStore;

/** Ten lines from a private key to session signatures. */
public final class QuickStart {
    private QuickStart() {}

    public static void main(String[] args) {
        String key = Samples.KEY;
        String id = Samples.CONDITION;

        try (LitSessions lit = LitSessions.builder()
                .nodes(NodeSource.of("https://127.0.0.1:7470"))
                .signer(WalletSigners.privateKey(key))
                .store(new MemorySessionKeyStore())
                .build()) {
            SessionSigs sigs = lit.sessionSigs(SessionSigsRequest.builder()
                    .request(LitResource.accessControlCondition(id), LitAbility.ACCESS_CONTROL_CONDITION_DECRYPTION)
                    .build());
            String json = sigs.toJson();
            System.out.println(sigs + ", JSON of " + json.length() + " characters"); // not in the documentation
        }
    }
}
