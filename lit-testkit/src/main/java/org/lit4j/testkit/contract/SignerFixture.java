package org.lit4j.testkit.contract;

import static org.junit.jupiter.api.Assumptions.abort;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lit4j.core.auth.AuthRequest;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.auth.Delegation;
import org.lit4j.core.auth.DelegationTerms;
import org.lit4j.core.auth.Principal;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.dialect.Dialects;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.SessionKeyPair;
import org.lit4j.siwe.Recap;
import org.lit4j.siwe.SiweDelegationCodec;
import org.lit4j.siwe.SiweMessage;

/** What the rules of signers share: requests told apart by a number, and the check of answers. */
@ExtendWith(ContractReport.class)
abstract class SignerFixture {
    private static final ResourceAbilityRequest ASKED =
            ResourceAbilityRequest.of(LitResource.pkp("*"), LitAbility.PKP_SIGNING);
    private static final Recap GRANTED =
            Recap.builder().grant(ASKED.resource(), ASKED.ability()).build();

    static final Instant T0 = Instant.parse("2030-01-01T00:00:00Z");

    /** Opens the signer, ready to sign without a person's help. The test closes it. */
    protected abstract AuthSigner openSigner();

    /** Returns on whose behalf the signer is known to sign; override it when you know. */
    protected Optional<Principal> expectedPrincipal() {
        return Optional.empty();
    }

    /** Returns the signer's secrets, 16 bytes or more each, so that they are looked for; override it when there are any. */
    protected List<byte[]> secrets() {
        return List.of();
    }

    /** Returns when requests are made; override it for a signer with a clock of its own. */
    protected Instant now() {
        return T0;
    }

    final AuthRequest request(int n) {
        return request(n, "ethereum", false, Timestamp.of(now().plus(Duration.ofDays(1))));
    }

    final AuthRequest request(int n, String chain, boolean switchChain, Timestamp expiration) {
        return request(now(), n, chain, switchChain, expiration);
    }

    /** Returns a request that is made at a time, for a day. */
    static AuthRequest requestAt(Instant now, int n) {
        return request(now, n, "ethereum", false, Timestamp.of(now.plus(Duration.ofDays(1))));
    }

    private static AuthRequest request(Instant now, int n, String chain, boolean switchChain, Timestamp expiration) {
        try (SessionKeyPair key = Samples.key(n)) {
            return new AuthRequest(
                    chain,
                    GRANTED.statement(),
                    List.of(GRANTED.urn()),
                    Optional.of(switchChain),
                    expiration,
                    key.uri(),
                    "contractNonce" + n,
                    Optional.empty(),
                    now,
                    List.of(ASKED),
                    Dialects.V3.authRequestForm(false));
        }
    }

    /** Checks as lit-core does, for a signer that may be anybody. */
    static Delegation check(AuthRequest request, AuthSig answer) {
        return new SiweDelegationCodec()
                .check(
                        answer,
                        new DelegationTerms(
                                request.uri(),
                                Optional.empty(),
                                request.requests(),
                                request.requestedAt(),
                                Duration.ZERO));
    }

    /** Leaves the rule out when the signer's answers are refused anyhow; another rule reports that. */
    static void assumeGoodAnswer(AuthSigner signer, AuthRequest request) {
        try {
            check(request, signer.sign(request));
        } catch (LitException e) {
            abort("see answerIsADelegationForTheRequest: " + e.getMessage());
        }
    }

    static SiweMessage message(AuthSig answer) {
        return SiweMessage.parse(answer.signedMessage());
    }
}
