package org.lit4j.core;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.lit4j.core.auth.AuthRequest;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.auth.Delegation;
import org.lit4j.core.auth.DelegationTerms;
import org.lit4j.core.auth.Principal;
import org.lit4j.core.dialect.Dialect;
import org.lit4j.core.error.LitException;

/** Gets delegations: from a stored AuthSig when it is still good, else from the signer. Trusts neither. */
final class Delegator {
    private final LitSessionsParts parts;
    private final FlowLog log;

    Delegator(LitSessionsParts parts, FlowLog log) {
        this.parts = parts;
        this.log = log;
    }

    /**
     * Checks a stored AuthSig.
     *
     * @param margin how long it must still be valid
     */
    Optional<Delegation> reuse(
            AuthSig stored, SessionPlan plan, String keyUri, Optional<Principal> principal, Duration margin) {
        try {
            Delegation delegation = parts.codec().check(stored, terms(plan, keyUri, principal, margin));
            if (!parts.capabilityBuilder().acceptsSigned(delegation.capability(), plan.capability(), plan.terms())) {
                log.debug("stored AuthSig not used: it grants more than the policy allows");
                return Optional.empty();
            }
            log.debug("stored AuthSig used again, for {}", keyUri);
            return Optional.of(delegation);
        } catch (LitException e) {
            log.debug("stored AuthSig not used: {}", e.code());
            return Optional.empty();
        }
    }

    /**
     * Asks the signer and checks its answer.
     *
     * @param resign whether an AuthSig was there and did not suffice
     */
    Delegation ask(AuthSigner signer, SessionPlan plan, String keyUri, Optional<Principal> principal, boolean resign) {
        Dialect dialect = parts.dialect();
        AuthRequest request = new AuthRequest(
                plan.request().chain(),
                dialect.statementQuoting().apply(plan.capability().statement()),
                List.of(plan.capability().urn()),
                plan.request().switchChain(),
                plan.expiration(),
                keyUri,
                plan.nonce(),
                plan.request().domain(),
                plan.now(),
                plan.requests(),
                dialect.authRequestForm(resign));
        log.debug("signer asked, for {} until {}", keyUri, plan.expiration());
        AuthSig answer = AuthSigner.ask(signer, request);
        try {
            Delegation delegation = parts.codec().check(answer, terms(plan, keyUri, principal, Duration.ZERO));
            delegation.remarks().forEach(remark -> log.warn("the signer's answer is used, but {}", remark));
            return delegation;
        } catch (LitException e) {
            throw new LitException(e.code(), "The signer's answer was refused and not stored: " + e.getMessage(), e);
        }
    }

    private DelegationTerms terms(SessionPlan plan, String keyUri, Optional<Principal> principal, Duration margin) {
        return new DelegationTerms(
                keyUri,
                principal,
                plan.requests(),
                plan.now(),
                margin,
                parts.dialect().strictAlgo());
    }
}
