package org.lit4j.examples;

import java.util.Map;
import org.lit4j.core.LitSessions;
import org.lit4j.core.SessionSigs;
import org.lit4j.core.SessionSigsRequest;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.spi.AuthSignerProvider;
import org.lit4j.core.spi.ProviderRegistry;

/** Uses {@link ThrowawaySignerProvider}, which ServiceLoader finds, by its name. */
public final class OwnPlugin {
    private OwnPlugin() {}

    public static void main(String[] args) {
        System.out.println(ProviderRegistry.discover(AuthSignerProvider.class).names());

        try (LitSessions lit =
                LitSessions.fromSettings(Map.of("lit.nodes", "https://127.0.0.1:7470", "lit.signer", "throwaway"))) {
            SessionSigs sigs = lit.sessionSigs(SessionSigsRequest.builder()
                    .request(LitResource.pkp("*"), LitAbility.PKP_SIGNING)
                    .build());
            System.out.println(sigs);
        }
    }
}
