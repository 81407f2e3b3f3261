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
    private static final String OTHER_NONCE =
            "its nonce is not the one that was offered: nodes that want a recent block hash there will refuse it";

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
            if (parts.dialect().ownsDomain()
                    && plan.domain().filter(name -> !isOf(name, stored)).isPresent()) {
                log.debug("stored AuthSig not used: it was asked for by another domain");
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
                plan.domain(),
                plan.now(),
                plan.requests(),
                dialect.authRequestForm(resign));
        log.debug("signer asked, for {} until {}", keyUri, plan.expiration());
        AuthSig answer = AuthSigner.ask(signer, request);
        Delegation delegation;
        try {
            delegation = parts.codec().check(answer, terms(plan, keyUri, principal, Duration.ZERO));
        } catch (LitException e) {
            throw new LitException(e.code(), "The signer's answer was refused and not stored: " + e.getMessage(), e);
        }
        if (principal.isEmpty()) {
            requireCapacity(plan, Optional.of(delegation.principal()));
        }
        delegation.remarks().forEach(remark -> log.warn("the signer's answer is used, but {}", remark));
        if (!MessageLines.value(answer.signedMessage(), "Nonce").equals(Optional.of(plan.nonce()))) {
            log.warn("the signer's answer is used, but {}", OTHER_NONCE);
        }
        return delegation;
    }

    /**
     * Refuses a capacity delegation that the user cannot spend.
     *
     * @param user empty while it is not known who that is; then the rest is checked
     */
    void requireCapacity(SessionPlan plan, Optional<Principal> user) {
        plan.request().capacityDelegation().ifPresent(delegation -> {
            try {
                parts.codec().checkCapacity(delegation, user, plan.now());
            } catch (LitException e) {
                throw new LitException(
                        e.code(),
                        "The capacity delegation cannot be used: " + e.getMessage()
                                + " Have a new one signed, or leave it out.",
                        e);
            }
        });
    }

    /** Reads the first line, which the codec has checked: {@code [scheme://]domain wants you to …}. */
    private static boolean isOf(String domain, AuthSig authSig) {
        String message = authSig.signedMessage();
        int scheme = message.indexOf("://");
        int end = message.indexOf(" wants you to sign in");
        return end >= 0
                && message.substring(scheme >= 0 && scheme < end ? scheme + 3 : 0, end)
                        .equals(domain);
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
