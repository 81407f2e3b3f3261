package org.lit4j.core;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.auth.Principal;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.SessionKeyStore;

/**
 * One call for session signatures: what is wanted, of whom, for whom, and the plan, which is made again once the call has
 * waited, because nonce and time get old. One thread at a time.
 */
final class Attempt {
    final AuthSigner signer;
    final SessionKeyStore store;
    final SessionKeyId id;
    private final Supplier<Optional<Principal>> principal;
    private final Supplier<SessionPlan> planning;
    private SessionPlan plan;
    private boolean stale;

    Attempt(
            AuthSigner signer,
            SessionKeyStore store,
            SessionKeyId id,
            Supplier<Optional<Principal>> principal,
            Supplier<SessionPlan> planning) {
        this.signer = signer;
        this.store = store;
        this.id = id;
        this.principal = principal;
        this.planning = planning;
        this.plan = planning.get();
    }

    SessionPlan plan() {
        if (stale) {
            plan = planning.get();
            stale = false;
        }
        return plan;
    }

    /** Notes that time has passed. */
    void outdate() {
        stale = true;
    }

    List<ResourceAbilityRequest> requests() {
        return plan.requests();
    }

    /** Returns whose delegation it must be, as far as that is known by now. */
    Optional<Principal> principal() {
        return principal.get();
    }
}
