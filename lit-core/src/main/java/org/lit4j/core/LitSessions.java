package org.lit4j.core;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.auth.Principal;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.renewal.RenewalPolicy;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.SessionKeyStore;
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
    private static final String ANONYMOUS = "anonymous";

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
        return CoreSettings.schema(catalog, RenewalPolicy.DEFAULT);
    }

    /** Returns the providers that there are, and which of them settings have chosen here. May search for them. */
    public ProviderCatalog providers() {
        return parts.catalog().get();
    }

    /**
     * Makes one session signature a node. A stored session key and AuthSig are used again when they still fit; otherwise
     * the signer is asked once, its answer checked, and both are stored. Whoever else wants the same session meanwhile, in
     * this JVM or in another with the same store, waits for that. How, when, and what happens near the end of an AuthSig
     * or when the signer fails, is in {@code docs/sessions.md}.
     *
     * @throws LitException {@code SIGNER_MISSING}, {@code SIGNER_FAILED} and the other codes of signers;
     *     {@code NONCE_MISSING}; {@code CAPABILITY_NOT_COVERING}; {@code WILDCARD_FORBIDDEN}; {@code TIME_INVALID} for an
     *     expiration that is not in the future; the {@code DELEGATION_…} codes for an answer that does not fit; {@code
     *     STORE_UNAVAILABLE}; {@code SESSION_WAIT_TIMEOUT}; {@code INTERRUPTED}; {@code CLOSED}. Nothing is stored then.
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
     * Stops the use of a stored AuthSig, as after a node refused it; the session key stays. Takes effect at once here,
     * and for all who share the store unless somebody is just asking the signer for another. The signer is then asked
     * again, even if it was left alone after a failure.
     *
     * @param reason for listeners; no secret
     * @return whether there was one
     * @throws LitException {@code STORE_UNAVAILABLE}; {@code SETTING_INVALID} for another network or tenant
     */
    public boolean invalidate(SessionKeyId id, String reason) {
        return invalidate(id, reason, any -> true);
    }

    /** Does the same for one of the sessions of the builder's signer. */
    public boolean invalidate(String label, String reason) {
        return invalidate(idOf(buildersSigner(), label), reason);
    }

    /**
     * Does the same if the AuthSig inside the refused signatures is still the stored one. Of many callers whose
     * signatures were refused together only the first changes anything: what was signed since stays.
     *
     * @param refused signatures that a node refused
     */
    public boolean invalidate(SessionKeyId id, SessionSigs refused, String reason) {
        return invalidate(id, reason, refused::contain);
    }

    /** Does the same for one of the sessions of the builder's signer. */
    public boolean invalidate(String label, SessionSigs refused, String reason) {
        return invalidate(idOf(buildersSigner(), label), refused, reason);
    }

    /** Returns under which identity the sessions of a signer with a principal are stored. */
    public SessionKeyId idOf(Principal principal, String label) {
        return new SessionKeyId(parts.network(), parts.tenant(), principal.toString(), label);
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
        AuthSigner signer = buildersSigner();
        SessionKeyStore where = storeFor(signer);
        SessionKeyId id = idOf(signer, label);
        if (authSig) {
            flow.forgetLearned();
        }
        flow.withdrawals()
                .change(
                        id,
                        where,
                        authSig ? "AuthSig forgotten" : "session key forgotten",
                        stored -> authSig ? stored.withoutAuthSig() : stored.withoutSessionKey());
    }

    private boolean invalidate(SessionKeyId id, String reason, Predicate<AuthSig> refused) {
        open();
        if (!id.network().equals(parts.network()) || !id.tenant().equals(parts.tenant())) {
            throw new LitException(
                    ErrorCode.SETTING_INVALID,
                    id + " is of another network or tenant than these LitSessions, " + parts.network() + " and "
                            + parts.tenant() + ". Ask those of that tenant.");
        }
        SessionKeyStore where = id.principal().equals(ANONYMOUS) ? instanceStore : store;
        return flow.withdrawals().invalidate(id, where, reason, refused);
    }

    private AuthSigner buildersSigner() {
        return parts.signer().orElseThrow(() -> MissingParts.signer(providers()));
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
        return isOurs ? ANONYMOUS : ANONYMOUS + "-" + anonymousCalls.incrementAndGet();
    }

    private void open() {
        if (closed) {
            throw new LitException(ErrorCode.CLOSED, "These LitSessions are closed. Build new ones.");
        }
    }
}
