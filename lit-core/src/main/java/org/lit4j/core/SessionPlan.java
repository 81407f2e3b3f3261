package org.lit4j.core;

import java.math.BigInteger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lit4j.core.capability.Capability;
import org.lit4j.core.capability.CapabilityTerms;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.dialect.CapabilityPart;
import org.lit4j.core.dialect.Dialect;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;

/**
 * Everything about one call that is decided before anybody is asked.
 *
 * @param request what the caller wants
 * @param requests the same requests as the dialect writes them
 * @param now the one reading of the clock
 * @param expiration when the delegation is to end
 * @param nonce for the delegation's message
 * @param domain for the delegation's message, if the caller named one
 * @param capability what is offered to the signer
 * @param terms what the capability was made by
 * @param prices the nodes that get a signature, in order, with their highest prices
 */
record SessionPlan(
        SessionSigsRequest request,
        List<ResourceAbilityRequest> requests,
        Instant now,
        Timestamp expiration,
        String nonce,
        Optional<String> domain,
        Capability capability,
        CapabilityTerms terms,
        Map<String, BigInteger> prices) {

    static SessionPlan make(LitSessionsParts parts, SessionSigsRequest request) {
        Dialect dialect = parts.dialect();
        refuseForeignParts(dialect, request);
        Optional<String> domain = request.domain().map(dialect::normaliseDomain);
        NodeSet nodes = parts.nodes().nodes(parts.random());
        String nonce = nodes.nonce()
                .orElseThrow(() -> new LitException(
                        ErrorCode.NONCE_MISSING,
                        "The node source has no nonce (no latest block hash). Connect again, or give a nonce with the"
                                + " node list."));
        Map<String, BigInteger> prices = dialect.priced()
                ? PriceAllocation.allocate(nodes, request.product(), request.maxPrice())
                : PriceAllocation.unpriced(nodes);
        Instant now = parts.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        if (dialect.strictTimes()) {
            request.capabilityAuthSigs().forEach(capability -> CapabilityTimes.requireLive(capability, now));
        }
        Timestamp expiration = expiration(dialect, request, now);
        List<ResourceAbilityRequest> requests =
                request.requests().stream().map(dialect::normalise).toList();
        CapabilityTerms terms = new CapabilityTerms(
                request.policy().orElse(parts.policy()), dialect.defaultGrant(), dialect.grantsData());
        Capability capability = parts.capabilityBuilder().build(requests, request.capability(), terms);
        return new SessionPlan(request, requests, now, expiration, nonce, domain, capability, terms, prices);
    }

    private static Timestamp expiration(Dialect dialect, SessionSigsRequest request, Instant now) {
        Timestamp expiration = request.expiration()
                .orElseGet(() -> Timestamp.of(now.plus(dialect.delegationLifetime())))
                .requireAfter(now);
        if (dialect.strictTimes()
                && !expiration.text().equals(Timestamp.of(expiration.instant()).text())) {
            throw new LitException(
                    ErrorCode.TIME_INVALID,
                    "The expiration " + expiration + " is not written as dialect " + dialect + " wants it. Write "
                            + Timestamp.of(expiration.instant()) + ".");
        }
        return expiration;
    }

    private static void refuseForeignParts(Dialect dialect, SessionSigsRequest request) {
        refuse(
                dialect,
                !request.capabilityAuthSigs().isEmpty(),
                CapabilityPart.CAPABILITY_AUTH_SIGS,
                "capability AuthSigs beside the delegation");
        refuse(
                dialect,
                request.capacityDelegation().isPresent(),
                CapabilityPart.CAPACITY_DELEGATION,
                "capacity delegations");
        if (!dialect.priced() && !request.maxPrice().equals(PriceAllocation.NO_LIMIT)) {
            throw new LitException(
                    ErrorCode.SETTING_INVALID, "Dialect " + dialect + " has no prices. Leave the highest price out.");
        }
    }

    private static void refuse(Dialect dialect, boolean given, CapabilityPart part, String what) {
        if (given && !dialect.capabilities().contains(part)) {
            throw new LitException(
                    ErrorCode.SETTING_INVALID, "Dialect " + dialect + " has no " + what + ". Leave them out.");
        }
    }
}
