package org.lit4j.devnet;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.encoding.Utf8;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonObject;
import org.lit4j.crypto.EthAddress;
import org.lit4j.verifier.DelegationVerdict;
import org.lit4j.verifier.ErrorKind;
import org.lit4j.verifier.Finding;
import org.lit4j.verifier.RateLimitTerms;
import org.lit4j.verifier.Rule;

/**
 * The rate limit of one node of datil: every request needs a capacity credit, the user's own or one delegated in the
 * session signature. Off unless the devnet has credits. Thread-safe.
 */
final class RateLimit {
    private final List<CapacityCredit> credits;
    private final CreditUse use = new CreditUse();
    /** By the hash of the delegation's signature. */
    private final Map<String, BigInteger> delegationUses = new HashMap<>();

    /** A credit, and the delegation by which the user has it. */
    private record Usable(CapacityCredit credit, Optional<String> delegation) {}

    RateLimit(List<CapacityCredit> credits) {
        this.credits = credits;
    }

    /** Fails when the user has no credit left. */
    synchronized void count(DevnetNode node, JsonObject authSig, String user, Route route) {
        if (credits.isEmpty()) {
            return;
        }
        Instant now = node.clock().instant();
        List<Usable> usable = usable(node, authSig, address(user));
        List<CapacityCredit> all = usable.stream().map(Usable::credit).toList();
        CapacityCredit paid =
                use.record(all, now).orElseThrow(() -> NodeFailure.rateLimit(route, use.nextAt(all, now)));
        usable.stream()
                .filter(one -> one.credit().equals(paid))
                .findFirst()
                .flatMap(Usable::delegation)
                .ifPresent(hash -> delegationUses.merge(hash, BigInteger.ONE, BigInteger::add));
    }

    private static String address(String user) {
        try {
            return EthAddress.checksum(Hex.stripPrefix(user).toLowerCase(Locale.ROOT));
        } catch (LitException e) {
            throw NodeFailure.uncoded("invalid evm address", ErrorKind.VALIDATION, "The user is no Ethereum address");
        }
    }

    private List<Usable> usable(DevnetNode node, JsonObject authSig, String user) {
        List<Usable> out = new ArrayList<>();
        credits.stream()
                .filter(credit -> credit.owner().equals(user))
                .forEach(credit -> out.add(new Usable(credit, Optional.empty())));
        if (!Judge.isSessionSig(authSig)) {
            return out;
        }
        SessionCapabilities.of(Judge.LABEL, authSig).forEach(delegation -> {
            String hash = Hex.encode(Seed.sha("SHA-256", Utf8.encode(delegation.sig())));
            DelegationVerdict verdict = node.verifier().delegations().rateLimit(delegation, user);
            if (verdict.refusedBy().filter(RateLimit::isFatal).isPresent()) {
                throw NodeFailure.of(
                        Judge.LABEL,
                        verdict.refusedBy().flatMap(Finding::error).orElseThrow(),
                        verdict.refusedBy().orElseThrow().toString());
            }
            BigInteger used = delegationUses.getOrDefault(hash, BigInteger.ZERO);
            for (RateLimitTerms terms : verdict.rateLimits()) {
                if (used.compareTo(terms.uses()) < 0) {
                    credits.stream()
                            .filter(credit ->
                                    covers(terms, credit, verdict.delegator().orElse("")))
                            .forEach(credit -> out.add(new Usable(credit, Optional.of(hash))));
                }
            }
        });
        return out;
    }

    /** What grants nothing, or somebody else, is passed over; what cannot be read or is not signed spoils the request. */
    private static boolean isFatal(Finding finding) {
        return finding.rule() != Rule.D6 && finding.rule() != Rule.D7;
    }

    private static boolean covers(RateLimitTerms terms, CapacityCredit credit, String delegator) {
        return terms.nftIds()
                .map(ids -> ids.contains(credit.tokenId()))
                .orElse(credit.owner().equals(delegator));
    }
}
