package org.lit4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lit4j.auth.wallet.PrivateKeySigner;
import org.lit4j.core.LitSessions;
import org.lit4j.core.SessionSigs;
import org.lit4j.core.SessionSigsRequest;
import org.lit4j.core.auth.AuthRequest;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.auth.Principal;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.dialect.Dialects;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.siwe.CapacityDelegation;
import org.lit4j.siwe.Delegatees;

/** A capacity delegation is checked before anybody signs, not left to nodes. */
class CapacityDelegationCheckTest {
    private static final String SOMEBODY = "0xabcdef0000000000000000000000000000000001";
    private final List<AuthRequest> asked = new ArrayList<>();

    @Test
    void whatTheUserMaySpendIsAttached() {
        AuthSig ours = signed(Delegatees.only(SOMEBODY, Fixtures.WALLET));
        AuthSig anyones = signed(Delegatees.anyone());

        assertThat(run(ours, Fixtures.CLOCK, named()).toJson()).contains(ours.sig());
        assertThat(run(anyones, Fixtures.CLOCK, nameless()).toJson()).contains(anyones.sig());
    }

    @Test
    void whatTheUserMayNotSpendIsRefusedBeforeTheSignerIsAsked() {
        refused(ErrorCode.DELEGATION_NOT_COVERING, signed(Delegatees.only(SOMEBODY)), Fixtures.CLOCK, named());
        refused(ErrorCode.DELEGATION_NOT_COVERING, signed(Delegatees.nobody()), Fixtures.CLOCK, named());
        assertThat(asked).isEmpty();
    }

    @Test
    void ofASignerThatDoesNotSayWhoseItIsTheAnswerTells() {
        refused(ErrorCode.DELEGATION_NOT_COVERING, signed(Delegatees.only(SOMEBODY)), Fixtures.CLOCK, nameless());
        assertThat(asked).hasSize(1);
    }

    @Test
    void whatIsNoValidDelegationIsRefusedBeforeTheSignerIsAsked() {
        AuthSig good = signed(Delegatees.anyone());
        Clock late = Fixtures.later(Duration.ofDays(7));
        AuthSig altered = AuthSig.personalSign(
                good.sig(), good.signedMessage().replace("Chain ID: 1", "Chain ID: 5"), good.address());
        AuthSig other = AuthSig.personalSign(good.sig(), good.signedMessage(), SOMEBODY);
        AuthSig session = AuthSig.personalSign(
                good.sig(),
                good.signedMessage().replace("lit:capability:delegation", "lit:session:00"),
                good.address());

        refused(ErrorCode.DELEGATION_EXPIRED, good, late, nameless());
        refused(ErrorCode.DELEGATION_SIGNATURE_INVALID, altered, Fixtures.CLOCK, nameless());
        refused(ErrorCode.DELEGATION_ADDRESS_MISMATCH, other, Fixtures.CLOCK, nameless());
        refused(ErrorCode.DELEGATION_URI_MISMATCH, session, Fixtures.CLOCK, nameless());
        assertThat(asked).isEmpty();
    }

    private void refused(ErrorCode code, AuthSig delegation, Clock clock, AuthSigner signer) {
        assertThatThrownBy(() -> run(delegation, clock, signer))
                .isInstanceOfSatisfying(
                        LitException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining("The capacity delegation cannot be used: ")
                .hasMessageEndingWith("or leave it out.");
    }

    private static SessionSigs run(AuthSig delegation, Clock clock, AuthSigner signer) {
        try (LitSessions sessions = LitSessions.builder()
                .dialect(Dialects.V7)
                .clock(clock)
                .nodes(Fixtures.nodes())
                .signer(signer)
                .build()) {
            return sessions.sessionSigs(SessionSigsRequest.builder()
                    .request(LitResource.pkp("*"), LitAbility.PKP_SIGNING)
                    .capacityDelegation(delegation)
                    .build());
        }
    }

    private AuthSigner named() {
        return AuthSigner.of(Principal.ofAddress(Fixtures.WALLET), this::answer);
    }

    private AuthSigner nameless() {
        return AuthSigner.of(this::answer);
    }

    private AuthSig answer(AuthRequest request) {
        asked.add(request);
        return Fixtures.seedCallback(request, Optional.empty());
    }

    private static AuthSig signed(Delegatees delegatees) {
        try (PrivateKeySigner wallet = Fixtures.wallet()) {
            return CapacityDelegation.builder(delegatees).build().sign(wallet, Fixtures.BLOCK_HASH, Fixtures.CLOCK);
        }
    }
}
