package org.lit4j.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.lit4j.core.LitSessions;
import org.lit4j.core.SessionSigs;
import org.lit4j.core.SessionSigsRequest;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;

/** Everything from settings; what is opened so is closed with the {@code LitSessions}. */
public final class FromSettings {
    private FromSettings() {}

    public static void main(String[] args) throws IOException {
        Path keyFile = Files.createTempFile("wallet", ".hex");
        try {
            Files.writeString(keyFile, Samples.KEY + "\n");
            Map<String, String> settings = Map.of(
                    "lit.nodes", "https://127.0.0.1:7470, https://127.0.0.1:7471",
                    "lit.policy", "exactly-requested",
                    "lit.store", "memory",
                    "lit.store.memory.maximum-size", "1000",
                    "lit.signer", "private-key",
                    "lit.signer.private-key.key-file", keyFile.toString(),
                    "lit.signer.private-key.domain", "example.com");
            try (LitSessions lit = LitSessions.fromSettings(settings)) {
                SessionSigs sigs = lit.sessionSigs(SessionSigsRequest.builder()
                        .request(LitResource.pkp("*"), LitAbility.PKP_SIGNING)
                        .build());
                System.out.println(sigs);
            }
        } finally {
            Files.delete(keyFile);
        }
    }
}
