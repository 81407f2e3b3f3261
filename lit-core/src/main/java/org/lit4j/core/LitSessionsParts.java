package org.lit4j.core;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.auth.DelegationCodec;
import org.lit4j.core.capability.CapabilityBuilder;
import org.lit4j.core.capability.CapabilityPolicy;
import org.lit4j.core.dialect.Dialect;
import org.lit4j.core.session.SessionCrypto;
import org.lit4j.core.session.SessionKeyStore;

/**
 * Everything that {@link LitSessions} is made of.
 *
 * @param owned what is to be closed with it, in order of opening
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
        List<AutoCloseable> owned) {

    void closeOwned() {
        RuntimeException first = null;
        for (int i = owned.size() - 1; i >= 0; i--) {
            try {
                owned.get(i).close();
            } catch (RuntimeException e) {
                first = first == null ? e : first;
            } catch (Exception e) {
                first = first == null ? new IllegalStateException(e) : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
