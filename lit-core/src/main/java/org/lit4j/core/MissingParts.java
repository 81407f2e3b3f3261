package org.lit4j.core;

import java.util.List;
import org.lit4j.core.capability.CapabilityBuilder;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.spi.AuthSignerProvider;
import org.lit4j.core.spi.CapabilityBuilderProvider;
import org.lit4j.core.spi.ProviderCatalog;
import org.lit4j.core.spi.ProviderContext;
import org.lit4j.core.spi.ProviderRegistry;

/** Finds, or says how to add, parts that the caller did not give. */
final class MissingParts {
    /** The standard capability builder, in lit-siwe. */
    static final String RECAP = "recap";

    private MissingParts() {}

    static LitException nodes(String network) {
        return new LitException(
                ErrorCode.NODES_MISSING,
                "No nodes were given for the network '" + network
                        + "'. Call nodes(NodeSource.of(\"https://127.0.0.1:7470\")) with your nodes' addresses, or set"
                        + " lit.nodes.");
    }

    static LitException signer(ProviderCatalog catalog) {
        List<String> found = catalog.registry(AuthSignerProvider.class).names();
        String known = found.isEmpty()
                ? "none is on the class path; org.lit4j:lit-auth-wallet has one for wallets"
                : "found on the class path: " + found;
        return new LitException(
                ErrorCode.SIGNER_MISSING,
                "No signer was given (" + known + "). Call signer(…) on the builder with WalletSigners.privateKey(…) or"
                        + " AuthSigner.of(…), or set lit.signer to one of the names.");
    }

    static CapabilityBuilder capabilityBuilder(ProviderCatalog catalog, ProviderContext.Builder context) {
        ProviderRegistry<CapabilityBuilderProvider> found = catalog.registry(CapabilityBuilderProvider.class);
        boolean isThere = found.entries().stream().anyMatch(entry -> RECAP.equals(entry.name()));
        if (!isThere) {
            throw new LitException(
                    ErrorCode.MODULE_MISSING,
                    "No CapabilityBuilder was found. Add the module org.lit4j:lit-siwe, or give one to the builder.");
        }
        return found.open(RECAP, context, CapabilityBuilderProvider::open);
    }
}
