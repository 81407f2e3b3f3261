package org.lit4j.verifier;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.session.SessionCrypto;
import org.lit4j.crypto.bls.Bls;

/**
 * What a verifier was built with. Immutable.
 *
 * @param bls what checks the network's signatures; null when there is no key
 * @param networkKey the network's public key, 48 bytes as lower-case hexadecimal digits
 */
record VerifierSettings(
        Generation generation,
        RuleSet ruleSet,
        SessionCrypto crypto,
        @Nullable Bls bls,
        Optional<String> networkKey,
        Duration longestDelegation,
        @Nullable DelegationCache cache) {
    VerifierSettings withCache(DelegationCache other) {
        return new VerifierSettings(generation, ruleSet, crypto, bls, networkKey, longestDelegation, other);
    }
}
