package org.lit4j.core;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.session.StoredSession;
import org.lit4j.core.settings.Settings;
import org.lit4j.core.settings.SettingsSchema;
import org.lit4j.core.spi.ProviderCatalog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes session signatures: Lit's {@code getSessionSigs}. Thread-safe; calls may block while the signer decides.
 *
 * <p>Closing closes what this object opened itself; parts that were given to the builder stay their owner's.
 */
public final class LitSessions implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LitSessions.class);

    private final LitSessionsParts parts;
    private final InstanceStore instanceStore;
    private final SessionKeyStore store;
    private final SessionFlow flow;
    private final AtomicLong anonymousCalls = new AtomicLong();
    private volatile boolean closed;

    LitSessions(LitSessionsParts parts) {
        this.parts = parts;
        this.instanceStore = new InstanceStore(parts.clock());
        this.store = parts.store()
                .map(given -> given.holdsSecrets() ? given : new KeysApart(given, instanceStore))
                .orElse(instanceStore);
        this.flow = new SessionFlow(parts, new FlowLog(LOG, parts.debug()));
    }

    public static LitSessionsBuilder builder() {
        return new LitSessionsBuilder();
    }

    /**
     * Assembles everything from settings; see {@code docs/settings.md} for the keys.
     *
     * @throws org.lit4j.core.error.SettingsException with every mistake in the settings, before anything is opened
     * @throws LitException what the chosen providers report; what was opened by then is closed
     */
    public static LitSessions fromSettings(Map<String, String> settings) {
        return builder().buildFrom(settings);
    }

    /**
     * Assembles everything from settings; see {@code docs/settings.md} for the keys.
     *
     * @throws org.lit4j.core.error.SettingsException with every mistake in the settings, before anything is opened
     * @throws LitException what the chosen providers report; what was opened by then is closed
     */
    public static LitSessions fromSettings(Settings settings) {
        return builder().buildFrom(settings);
    }

    /** Returns every setting that there is, those of a catalogue's providers included. */
    public static SettingsSchema settingsSchema(ProviderCatalog catalog) {
        return CoreSettings.schema(catalog);
    }

    /** Returns the providers that there are, and which of them settings have chosen here. May search for them. */
    public ProviderCatalog providers() {
        return parts.catalog().get();
    }

    /**
     * Makes one session signature a node. A stored session key and AuthSig are used again when they still fit; otherwise
     * the signer is asked once, its answer checked, and both are stored.
     *
     * @throws LitException {@code SIGNER_MISSING}, {@code SIGNER_FAILED} and the other codes of signers;
     *     {@code NONCE_MISSING}; {@code CAPABILITY_NOT_COVERING}; {@code WILDCARD_FORBIDDEN}; {@code TIME_INVALID} for an
     *     expiration that is not in the future; the {@code DELEGATION_…} codes for an answer that does not fit; {@code
     *     STORE_UNAVAILABLE}; {@code CLOSED}. Nothing is stored then.
     */
    public SessionSigs sessionSigs(SessionSigsRequest request) {
        open();
        AuthSigner signer = signerOf(request);
        return flow.sessionSigs(request, signer, storeFor(signer), idOf(signer, request.label()));
    }

    /**
     * Forgets the AuthSig of the builder's signer, keeping the session key: the SDK's {@code disconnectWeb3}. A signer
     * without a principal may answer for another address afterwards.
     */
    public void forgetAuthSig() {
        forget(SessionKeyId.DEFAULT, true);
    }

    /** Forgets the AuthSig of one of the signer's sessions. */
    public void forgetAuthSig(String label) {
        forget(label, true);
    }

    /** Forgets the session key of the builder's signer, keeping the AuthSig; what the SDK has no call for. */
    public void forgetSessionKey() {
        forget(SessionKeyId.DEFAULT, false);
    }

    /** Forgets the session key of one of the signer's sessions. */
    public void forgetSessionKey(String label) {
        forget(label, false);
    }

    /**
     * Closes what this object opened itself, the last first; one that fails does not keep the others open, and its failure
     * is thrown in the end. Idempotent.
     */
    @Override
    public void close() {
        closed = true;
        try {
            parts.owned().closeAll(null);
        } finally {
            instanceStore.close();
        }
    }

    private void forget(String label, boolean authSig) {
        open();
        AuthSigner signer = parts.signer().orElseThrow(() -> MissingParts.signer(providers()));
        SessionKeyStore store = storeFor(signer);
        SessionKeyId id = idOf(signer, label);
        if (authSig) {
            flow.forgetLearned();
        }
        flow.locked(id, () -> {
            Optional<StoredSession> found = store.find(id);
            found.ifPresent(stored -> {
                store.save(authSig ? stored.withoutAuthSig() : stored.withoutSessionKey());
                stored.wipe();
            });
            return null;
        });
    }

    private AuthSigner signerOf(SessionSigsRequest request) {
        return request.signer().or(parts::signer).orElseThrow(() -> MissingParts.signer(providers()));
    }

    /** A signer without a principal must not share a store with anybody. */
    private SessionKeyStore storeFor(AuthSigner signer) {
        if (signer.principal().isPresent()) {
            return store;
        }
        boolean isOurs = parts.signer().filter(own -> own == signer).isPresent();
        return isOurs ? instanceStore : ForgetfulStore.INSTANCE;
    }

    private SessionKeyId idOf(AuthSigner signer, String label) {
        String principal = signer.principal().map(Object::toString).orElseGet(() -> anonymous(signer));
        return new SessionKeyId(parts.network(), parts.tenant(), principal, label);
    }

    /** A signer of one call that does not say whose it is must not wait for another one's person. */
    private String anonymous(AuthSigner signer) {
        boolean isOurs = parts.signer().filter(own -> own == signer).isPresent();
        return isOurs ? "anonymous" : "anonymous-" + anonymousCalls.incrementAndGet();
    }

    private void open() {
        if (closed) {
            throw new LitException(ErrorCode.CLOSED, "These LitSessions are closed. Build new ones.");
        }
    }
}
