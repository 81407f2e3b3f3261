package org.lit4j.examples;

import java.util.Map;
import org.lit4j.core.LitSessions;
import org.lit4j.core.SessionSigs;
import org.lit4j.core.SessionSigsRequest;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.spi.ProviderRegistry;
import org.lit4j.core.spi.SessionKeyStoreProvider;

/** Uses {@link NotebookStore}, which {@link NotebookStoreProvider} opens, by its name. */
public final class OwnStore {
    private OwnStore() {}

    public static void main(String[] args) {
        System.out.println(
                ProviderRegistry.discover(SessionKeyStoreProvider.class).names());

        try (LitSessions lit = LitSessions.fromSettings(Map.of(
                "lit.nodes", "https://127.0.0.1:7470",
                "lit.signer", "throwaway",
                "lit.store", "notebook",
                "lit.store.notebook.pages", "50"))) {
            SessionSigs sigs = lit.sessionSigs(SessionSigsRequest.builder()
                    .request(LitResource.pkp("*"), LitAbility.PKP_SIGNING)
                    .build());
            System.out.println(sigs);
        }
    }
}
