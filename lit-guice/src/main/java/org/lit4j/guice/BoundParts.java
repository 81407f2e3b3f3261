package org.lit4j.guice;

import com.google.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.lit4j.core.LitSessionsBuilder;
import org.lit4j.core.NodeSource;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.auth.DelegationCodec;
import org.lit4j.core.capability.CapabilityBuilder;
import org.lit4j.core.dialect.Dialect;
import org.lit4j.core.session.RecordSealer;
import org.lit4j.core.session.SessionCrypto;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.settings.Settings;

/** The parts that the application has bound. */
record BoundParts(
        Optional<NodeSource> nodes,
        Optional<AuthSigner> signer,
        Optional<SessionKeyStore> store,
        Optional<CapabilityBuilder> capabilityBuilder,
        Optional<Dialect> dialect,
        Optional<DelegationCodec> codec,
        Optional<SessionCrypto> crypto,
        Optional<RecordSealer> sealer,
        Optional<Clock> clock,
        Optional<SecureRandom> random) {
    @Inject
    BoundParts {}

    /** Returns the settings without those of parts that are bound. */
    Settings settingsLeft(Settings settings) {
        Settings left = settings;
        left = nodes.isPresent() ? left.without("lit.nodes").without("lit.nonce") : left;
        left = signer.isPresent() ? left.without("lit.signer") : left;
        left = store.isPresent() ? left.without("lit.store") : left;
        left = sealer.isPresent() ? left.without("lit.keyring") : left;
        left = capabilityBuilder.isPresent() ? left.without("lit.capability-builder") : left;
        return dialect.isPresent() ? left.without("lit.dialect") : left;
    }

    void applyTo(LitSessionsBuilder builder) {
        nodes.ifPresent(builder::nodes);
        signer.ifPresent(builder::signer);
        store.ifPresent(builder::store);
        capabilityBuilder.ifPresent(builder::capabilityBuilder);
        dialect.ifPresent(builder::dialect);
        codec.ifPresent(builder::delegationCodec);
        crypto.ifPresent(builder::crypto);
        clock.ifPresent(builder::clock);
        random.ifPresent(builder::random);
    }
}
