package org.lit4j.core;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.auth.DelegationCodec;
import org.lit4j.core.capability.CapabilityBuilder;
import org.lit4j.core.capability.CapabilityPolicy;
import org.lit4j.core.dialect.Dialect;
import org.lit4j.core.session.SessionCrypto;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.spi.ProviderCatalog;

/**
 * Everything that {@link LitSessions} is made of.
 *
 * @param catalog finds out, when asked, which providers there are
 * @param owned what is to be closed with it
 */
record LitSessionsParts(
        NodeSource nodes,
        Optional<AuthSigner> signer,
        Optional<SessionKeyStore> store,
        SessionCrypto crypto,
        DelegationCodec codec,
        CapabilityBuilder capabilityBuilder,
        Dialect dialect,
        CapabilityPolicy policy,
        OuterExpiration outerExpiration,
        RenewalParts renewal,
        String network,
        String tenant,
        Clock clock,
        SecureRandom random,
        boolean debug,
        Supplier<ProviderCatalog> catalog,
        Ownership owned) {}
