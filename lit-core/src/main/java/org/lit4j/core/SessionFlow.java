package org.lit4j.core;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.auth.AuthRequest;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.auth.Delegation;
import org.lit4j.core.auth.DelegationTerms;
import org.lit4j.core.auth.Principal;
import org.lit4j.core.capability.Capability;
import org.lit4j.core.capability.CapabilityTerms;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.dialect.Dialect;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.SessionKeyHandle;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.SessionKeyPair;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.session.StoredSession;
import org.slf4j.Logger;

/**
 * The one way through: nodes, session key, capability, AuthSig, signatures. Everything is checked before it is used, and
 * stored only once all of it is good.
 */
final class SessionFlow {
    private final LitSessionsParts parts;
    private final @Nullable Logger debug;
    private final KeyedLocks<SessionKeyId> locks = new KeyedLocks<>();
    private final CapabilityWarnings warnings = new CapabilityWarnings();
    /** The address that the builder's signer answered for first, when it does not say whose it is. */
    private volatile @Nullable Principal learned;

    SessionFlow(LitSessionsParts parts, @Nullable Logger debug) {
        this.parts = parts;
        this.debug = debug;
    }

    <T extends @Nullable Object> T locked(SessionKeyId id, Supplier<T> work) {
        return locks.withLock(id, work);
    }

    SessionSigs sessionSigs(SessionSigsRequest request, AuthSigner signer, SessionKeyStore store, SessionKeyId id) {
        NodeSet nodes = parts.nodes().nodes(parts.random());
        String nonce = nodes.nonce()
                .orElseThrow(() -> new LitException(
                        ErrorCode.NONCE_MISSING,
                        "The node source has no nonce (no latest block hash). Connect again, or give a nonce with the"
                                + " node list."));
        Terms terms = terms(request);
        log("{} nodes, dialect {}, requests {}", nodes.addresses().size(), parts.dialect(), request.requests());
        Signed signed = locked(id, () -> delegation(request, signer, store, id, nonce, terms));
        try (SessionKeyHandle key = signed.key) {
            return document(request, signed.delegation, terms).sign(key, nodes.addresses());
        }
    }

    /** What is granted and until when, decided before anybody is asked. */
    private record Terms(Instant now, Timestamp expiration, Capability capability, CapabilityTerms capabilityTerms) {}

    private record Signed(Delegation delegation, SessionKeyHandle key) {}

    private Terms terms(SessionSigsRequest request) {
        Dialect dialect = parts.dialect();
        Instant now = parts.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        Timestamp expiration =
                request.expiration().orElseGet(() -> Timestamp.of(now.plus(dialect.delegationLifetime())));
        if (!expiration.instant().isAfter(now)) {
            throw new LitException(
                    ErrorCode.TIME_INVALID,
                    "The expiration " + expiration + " is not after the present, " + Timestamp.of(now)
                            + ". Give a later one.");
        }
        request.requests().forEach(one -> dialect.normalise(one.resource()));
        CapabilityTerms capabilityTerms = new CapabilityTerms(
                request.policy().orElse(parts.policy()),
                dialect.defaultGrant(),
                dialect.grantsData(),
                dialect::normalise);
        Capability capability =
                parts.capabilityBuilder().build(request.requests(), request.capability(), capabilityTerms);
        warnings.log(capability);
        return new Terms(now, expiration, capability, capabilityTerms);
    }

    private Signed delegation(
            SessionSigsRequest request,
            AuthSigner signer,
            SessionKeyStore store,
            SessionKeyId id,
            String nonce,
            Terms terms) {
        StoredSession stored = storeCall("read", () -> store.find(id)).orElseGet(() -> StoredSession.empty(id));
        try (Key key = key(request, stored)) {
            Optional<Principal> principal = signer.principal().or(() -> learnedOf(signer));
            Optional<Delegation> reusable =
                    stored.authSig().flatMap(old -> stillGood(old, key, principal, request, terms));
            Delegation delegation = reusable.orElseGet(() -> ask(signer, key, principal, request, nonce, terms));
            if (reusable.isEmpty()) {
                StoredSession updated = (key.isNew() ? stored.withSessionKey(key.newPair()) : stored)
                        .withAuthSig(
                                delegation.authSig(), delegation.expiresAt().map(Timestamp::instant));
                storeCall("write", () -> {
                    store.save(updated);
                    return true;
                });
                learn(signer, delegation);
            }
            return new Signed(delegation, key.detach());
        } finally {
            stored.wipe();
        }
    }

    private Optional<Delegation> stillGood(
            AuthSig old, Key key, Optional<Principal> principal, SessionSigsRequest request, Terms terms) {
        try {
            Delegation delegation =
                    parts.codec().check(old, checkTerms(key, principal, request, terms, parts.renewalMargin()));
            if (!parts.capabilityBuilder()
                    .acceptsSigned(delegation.capability(), terms.capability(), terms.capabilityTerms())) {
                log("stored AuthSig not used: it grants more than the policy allows");
                return Optional.empty();
            }
            log("stored AuthSig used again, for {}", key.uri());
            return Optional.of(delegation);
        } catch (LitException e) {
            log("stored AuthSig not used: {}", e.code());
            return Optional.empty();
        }
    }

    private Delegation ask(
            AuthSigner signer,
            Key key,
            Optional<Principal> principal,
            SessionSigsRequest request,
            String nonce,
            Terms terms) {
        Dialect dialect = parts.dialect();
        AuthRequest authRequest = new AuthRequest(
                request.chain(),
                dialect.statementQuoting().apply(terms.capability().statement()),
                List.of(terms.capability().urn()),
                request.switchChain(),
                terms.expiration(),
                key.uri(),
                nonce,
                terms.now(),
                request.requests(),
                dialect.authRequestMembers());
        log("signer asked, for {} until {}", key.uri(), terms.expiration());
        AuthSig answer = sign(signer, authRequest);
        try {
            Delegation delegation =
                    parts.codec().check(answer, checkTerms(key, principal, request, terms, Duration.ZERO));
            delegation.remarks().forEach(remark -> log("the signer's answer: {}", remark));
            return delegation;
        } catch (LitException e) {
            throw new LitException(e.code(), "The signer's answer was refused and not stored: " + e.getMessage(), e);
        }
    }

    private static AuthSig sign(AuthSigner signer, AuthRequest request) {
        AuthSig answer;
        try {
            answer = signer.sign(request);
        } catch (LitException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new LitException(
                    ErrorCode.SIGNER_FAILED,
                    "The signer " + signer.getClass().getName() + " threw "
                            + e.getClass().getName() + "; see the cause. Nothing was stored.",
                    e);
        }
        if (Objects.isNull(answer)) {
            throw new LitException(
                    ErrorCode.SIGNER_FAILED,
                    "The signer " + signer.getClass().getName() + " answered null instead of an AuthSig.");
        }
        return answer;
    }

    private SessionDocument document(SessionSigsRequest request, Delegation delegation, Terms terms) {
        Instant end = terms.now().plus(parts.dialect().sessionLifetime());
        Optional<Instant> inner = delegation.expiresAt().map(Timestamp::instant);
        boolean capped = parts.outerExpiration() == OuterExpiration.WITHIN_DELEGATION
                && inner.filter(end::isAfter).isPresent();
        return new SessionDocument(
                parts.dialect(),
                request.requests(),
                List.of(delegation.authSig()),
                Timestamp.of(terms.now()),
                Timestamp.of(capped ? inner.orElseThrow() : end));
    }

    private DelegationTerms checkTerms(
            Key key, Optional<Principal> principal, SessionSigsRequest request, Terms terms, Duration margin) {
        List<ResourceAbilityRequest> normalised = request.requests().stream()
                .map(one -> new ResourceAbilityRequest(
                        parts.dialect().normalise(one.resource()), one.ability(), one.data()))
                .toList();
        return new DelegationTerms(key.uri(), principal, normalised, terms.now(), margin);
    }

    private Key key(SessionSigsRequest request, StoredSession stored) {
        if (request.sessionKeyHandle().isPresent()) {
            return Key.given(request.sessionKeyHandle().get());
        }
        Optional<SessionKeyPair> known = request.sessionKeyPair().or(stored::sessionKey);
        if (known.isPresent()) {
            return Key.opened(parts.crypto().open(known.get()));
        }
        log("no session key is stored; a new one is made");
        SessionKeyPair fresh = parts.crypto().generate(parts.random());
        return Key.fresh(fresh, parts.crypto().open(fresh));
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

    private void log(String format, @Nullable Object... values) {
        if (debug != null) {
            debug.debug(format, values);
        }
    }
}
