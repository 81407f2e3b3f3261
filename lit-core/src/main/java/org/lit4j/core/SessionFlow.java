package org.lit4j.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.auth.Delegation;
import org.lit4j.core.auth.Principal;
import org.lit4j.core.dialect.CapabilityPart;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.SessionKeyHandle;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.SessionKeyPair;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.session.StoredSession;

/**
 * The one way through: nodes, session key, capability, AuthSig, signatures. Everything is checked before it is used, and
 * stored only once all of it is good.
 */
final class SessionFlow {
    private final LitSessionsParts parts;
    private final FlowLog log;
    private final Delegator delegator;
    private final KeyedLocks<SessionKeyId> locks = new KeyedLocks<>();
    private final CapabilityWarnings warnings = new CapabilityWarnings();
    /** The address that the builder's signer answered for first, when it does not say whose it is. */
    private volatile @Nullable Principal learned;

    SessionFlow(LitSessionsParts parts, FlowLog log) {
        this.parts = parts;
        this.log = log;
        this.delegator = new Delegator(parts, log);
    }

    <T extends @Nullable Object> T locked(SessionKeyId id, Supplier<T> work) {
        return locks.withLock(id, work);
    }

    SessionSigs sessionSigs(SessionSigsRequest request, AuthSigner signer, SessionKeyStore store, SessionKeyId id) {
        SessionPlan plan = SessionPlan.make(parts, request);
        delegator.requireCapacity(plan, signer.principal().or(() -> learnedOf(signer)));
        log.debug("{} nodes, dialect {}, requests {}", plan.prices().size(), parts.dialect(), plan.requests());
        Signed signed = locked(id, () -> delegation(plan, signer, store, id));
        try (SessionKeyHandle key = signed.key) {
            return document(plan, signed.delegation).sign(key, plan.prices());
        }
    }

    private record Signed(Delegation delegation, SessionKeyHandle key) {}

    private Signed delegation(SessionPlan plan, AuthSigner signer, SessionKeyStore store, SessionKeyId id) {
        StoredSession stored = storeCall("read", () -> store.find(id)).orElseGet(() -> StoredSession.empty(id));
        try (Key key = key(plan.request(), stored)) {
            Optional<Principal> principal = signer.principal().or(() -> learnedOf(signer));
            Optional<Delegation> reusable =
                    stored.authSig().flatMap(old -> delegator.reuse(old, plan, key.uri(), principal));
            if (reusable.isPresent()) {
                return new Signed(reusable.get(), key.detach());
            }
            warnings.log(plan.capability());
            boolean resign = stored.authSig().isPresent();
            Delegation fresh = delegator.ask(signer, plan, key.uri(), principal, resign);
            warnings.log(fresh.capability());
            StoredSession updated = (key.isNew() ? stored.withSessionKey(key.newPair()) : stored)
                    .withAuthSig(fresh.authSig(), fresh.expiresAt().map(Timestamp::instant));
            storeCall("write", () -> {
                store.save(updated);
                return true;
            });
            learn(signer, fresh);
            return new Signed(fresh, key.detach());
        } finally {
            stored.wipe();
        }
    }

    private SessionDocument document(SessionPlan plan, Delegation delegation) {
        Timestamp end = parts.dialect()
                .sessionLifetime()
                .map(lifetime -> Timestamp.of(plan.now().plus(lifetime)))
                .orElse(plan.expiration());
        Optional<Instant> inner = delegation.expiresAt().map(Timestamp::instant);
        boolean capped = parts.outerExpiration() == OuterExpiration.WITHIN_DELEGATION
                && inner.filter(end.instant()::isAfter).isPresent();
        if (parts.dialect().strictTimes()) {
            CapabilityTimes.requireLive(delegation.authSig(), plan.now());
        }
        return new SessionDocument(
                parts.dialect(),
                plan.requests(),
                capabilities(plan.request(), delegation),
                Timestamp.of(plan.now()),
                capped ? Timestamp.of(inner.orElseThrow()) : end);
    }

    private List<AuthSig> capabilities(SessionSigsRequest request, Delegation delegation) {
        List<AuthSig> list = new ArrayList<>();
        for (CapabilityPart part : parts.dialect().capabilities()) {
            switch (part) {
                case CAPABILITY_AUTH_SIGS -> list.addAll(request.capabilityAuthSigs());
                case CAPACITY_DELEGATION -> request.capacityDelegation().ifPresent(list::add);
                case DELEGATION -> list.add(delegation.authSig());
            }
        }
        return list;
    }

    private Key key(SessionSigsRequest request, StoredSession stored) {
        if (request.sessionKeyHandle().isPresent()) {
            return Key.given(request.sessionKeyHandle().get());
        }
        Optional<SessionKeyPair> known = request.sessionKeyPair().or(stored::sessionKey);
        if (known.isPresent()) {
            return Key.opened(parts.crypto().open(known.get()));
        }
        log.debug("no session key is stored; a new one is made");
        SessionKeyPair fresh = parts.crypto().generate(parts.random());
        return Key.fresh(fresh, parts.crypto().open(fresh));
    }

    void forgetLearned() {
        learned = null;
    }

    private Optional<Principal> learnedOf(AuthSigner signer) {
        return isBuildersSigner(signer) ? Optional.ofNullable(learned) : Optional.empty();
    }

    private void learn(AuthSigner signer, Delegation delegation) {
        if (signer.principal().isEmpty() && isBuildersSigner(signer)) {
            learned = delegation.principal();
        }
    }

    private boolean isBuildersSigner(AuthSigner signer) {
        return parts.signer().filter(own -> own == signer).isPresent();
    }

    private static <T> T storeCall(String verb, Supplier<T> call) {
        try {
            return call.get();
        } catch (LitException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new LitException(
                    ErrorCode.STORE_UNAVAILABLE,
                    "The store failed to " + verb + " (" + e.getClass().getName() + "); see the cause.",
                    e);
        }
    }
}
