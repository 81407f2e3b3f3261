package org.lit4j.examples;

import org.lit4j.auth.wallet.PrivateKeySigner;
import org.lit4j.auth.wallet.WalletSigners;
import org.lit4j.core.LitSessions;
import org.lit4j.core.NodeSource;
import org.lit4j.core.SessionSigs;
import org.lit4j.core.SessionSigsRequest;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.auth.Principal;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.storage.memory.MemorySessionKeyStore;

/** A server with many users: one store, and every call brings its user's signer. */
public final class SharedStore {
    private SharedStore() {}

    public static void main(String[] args) {
        try (PrivateKeySigner alice = WalletSigners.privateKey(Samples.KEY);
                PrivateKeySigner bob = WalletSigners.privateKey(Samples.OTHER_KEY);
                SessionKeyStore store = new MemorySessionKeyStore();
                LitSessions lit = LitSessions.builder()
                        .nodes(NodeSource.of("https://127.0.0.1:7470"))
                        .store(store)
                        .build()) {
            sessionSigs(lit, announced("Alice", alice));
            sessionSigs(lit, announced("Bob", bob));
            sessionSigs(lit, announced("Alice", alice));

            for (SessionKeyId id : store.list("custom", SessionKeyId.DEFAULT)) {
                System.out.println("stored for " + id.principal());
            }
        }
    }

    private static void sessionSigs(LitSessions lit, AuthSigner user) {
        SessionSigs sigs = lit.sessionSigs(SessionSigsRequest.builder()
                .request(LitResource.pkp("*"), LitAbility.PKP_SIGNING)
                .signer(user)
                .build());
        System.out.println(sigs);
    }

    private static AuthSigner announced(String name, PrivateKeySigner wallet) {
        return AuthSigner.of(Principal.ofAddress(wallet.address()), request -> {
            System.out.println(name + " is asked");
            return wallet.sign(request);
        });
    }
}
