package org.lit4j.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.lit4j.auth.wallet.PrivateKeySigner;
import org.lit4j.auth.wallet.WalletSigners;
import org.lit4j.core.LitSessions;
import org.lit4j.core.NodeSource;
import org.lit4j.core.SessionSigs;
import org.lit4j.core.SessionSigsRequest;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.session.SessionKeyPair;
import org.lit4j.core.session.SessionKeyPair.SecretForm;

/** A session key of your own, kept in the SDK's JSON. */
public final class OwnSessionKey {
    private OwnSessionKey() {}

    public static void main(String[] args) throws IOException {
        Path file = Files.createTempFile("session-key", ".json");
        try (PrivateKeySigner wallet = WalletSigners.privateKey(Samples.KEY);
                LitSessions lit = LitSessions.builder()
                        .nodes(NodeSource.of("https://127.0.0.1:7470"))
                        .signer(wallet)
                        .build()) {
            try (SessionKeyPair fresh = SessionKeyPair.generate(new SecureRandom())) {
                Files.writeString(file, fresh.toSecretJson(SecretForm.SEED_AND_PUBLIC_KEY));
            }

            try (SessionKeyPair key = SessionKeyPair.parse(Files.readString(file))) {
                SessionSigs sigs = lit.sessionSigs(SessionSigsRequest.builder()
                        .request(LitResource.pkp("*"), LitAbility.PKP_SIGNING)
                        .sessionKey(key)
                        .build());
                boolean ours = sigs.byNode().values().stream()
                        .allMatch(sig -> sig.address().equals(key.publicKey()));
                System.out.println(sigs + ", signed by our key: " + ours);
            }
        } finally {
            Files.delete(file);
        }
    }
}
