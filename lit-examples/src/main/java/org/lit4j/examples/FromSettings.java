package org.lit4j.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.lit4j.core.LitSessions;
import org.lit4j.core.OpenedStore;
import org.lit4j.core.SessionSigs;
import org.lit4j.core.SessionSigsRequest;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.settings.Settings;

/** Everything from settings; what is opened so is closed with the {@code LitSessions}. */
public final class FromSettings {
    private FromSettings() {}

    public static void main(String[] args) throws IOException {
        Path keyFile = Files.createTempFile("wallet", ".hex");
        Path file = Files.createTempFile("lit", ".properties");
        try {
            Files.writeString(keyFile, Samples.KEY + "\n");
            Files.writeString(file, """
                    lit.nodes = https://127.0.0.1:7470, https://127.0.0.1:7471
                    lit.policy = exactly-requested
                    lit.store = memory
                    lit.signer = private-key
                    """);
            run(
                    file,
                    Map.of(
                            "LIT_SIGNER_PRIVATE_KEY_KEY_FILE",
                            keyFile.toString(),
                            "LIT_SIGNER_PRIVATE_KEY_DOMAIN",
                            "example.com"));
        } finally {
            Files.delete(file);
            Files.delete(keyFile);
        }
    }

    private static void run(Path file, Map<String, String> environment) {
        Settings settings = Settings.builder()
                .file(file)
                .environment(environment)
                .set("lit.tenant", "acme")
                .build();
        try (LitSessions lit = LitSessions.fromSettings(settings)) {
            SessionSigs sigs = lit.sessionSigs(SessionSigsRequest.builder()
                    .request(LitResource.pkp("*"), LitAbility.PKP_SIGNING)
                    .build());
            System.out.println(sigs);
        }
        lookAfterStore(settings);
    }

    /** What a timer of the application does once a day. */
    private static void lookAfterStore(Settings settings) {
        try (OpenedStore opened = LitSessions.builder().openStore(settings)) {
            System.out.println("Purged: " + opened.store().purgeExpired());
        }
    }
}
