package consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.Security;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.lit4j.auth.wallet.WalletSigners;
import org.lit4j.core.LitSessions;
import org.lit4j.core.NodeSource;
import org.lit4j.core.SessionSigs;
import org.lit4j.core.SessionSigsRequest;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.storage.memory.MemorySessionKeyStore;

/** The README's ten lines with the README's two dependencies. */
class QuickStartTest {
    @Test
    void tenLines() {
        String key = "11".repeat(32);
        String id = "*";
        String[] providersBefore = providers();
        String json;

        try (LitSessions lit = LitSessions.builder()
                .nodes(NodeSource.of("https://127.0.0.1:7470"))
                .signer(WalletSigners.privateKey(key))
                .store(new MemorySessionKeyStore())
                .build()) {
            SessionSigs sigs = lit.sessionSigs(SessionSigsRequest.builder()
                    .request(LitResource.accessControlCondition(id), LitAbility.ACCESS_CONTROL_CONDITION_DECRYPTION)
                    .build());
            json = sigs.toJson();
        }

        assertTrue(json.startsWith("{\"https://127.0.0.1:7470\":{\"sig\":\""), json);
        assertEquals(Arrays.toString(providersBefore), Arrays.toString(providers()), "no JCA provider was registered");
    }

    @Test
    void cryptographyIsTheVersionThatLitCryptoChose() {
        String jar = org.bouncycastle.math.ec.rfc8032.Ed25519.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString();
        assertTrue(jar.endsWith("bcprov-jdk18on-1.86.jar"), jar);
    }

    private static String[] providers() {
        return Arrays.stream(Security.getProviders()).map(Object::toString).toArray(String[]::new);
    }
}
