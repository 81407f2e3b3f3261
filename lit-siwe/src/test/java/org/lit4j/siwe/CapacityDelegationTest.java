package org.lit4j.siwe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lit4j.core.auth.AuthRequest;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.auth.Principal;
import org.lit4j.core.dialect.Dialects;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.json.JsonObject;

class CapacityDelegationTest {
    private static final String DELEGATEE = "0xAbCdef0000000000000000000000000000000001";
    private static final String WILDCARD_STATEMENT =
            "I further authorize the stated URI to perform the following actions"
                    + " on my behalf: (1) 'Auth': 'Auth' for 'lit-ratelimitincrease://*'.";

    private static CapacityDelegation.Builder c7() {
        return CapacityDelegation.builder(Delegatees.only(DELEGATEE))
                .tokenId("24529")
                .uses(200);
    }

    private static CapacityDelegation.Builder c3() {
        return CapacityDelegation.builder(Delegatees.only(DELEGATEE))
                .dialect(Dialects.V3_2)
                .tokenId("24529");
    }

    private static AuthSig sign(CapacityDelegation delegation) {
        return delegation.sign(TestWallet.signer(), TestWallet.NONCE, TestWallet.CLOCK);
    }

    @Test
    void withoutLimitsTheRestrictionIsEmpty() {
        CapacityDelegation everything =
                CapacityDelegation.builder(Delegatees.anyone()).build();

        assertThat(everything.capability().payload())
                .isEqualTo("{\"att\":{\"lit-ratelimitincrease://*\":{\"Auth/Auth\":[{}]}},\"prf\":[]}");
        assertThat(everything.capability().statement()).isEqualTo(WILDCARD_STATEMENT);
    }

    @Test
    void theSignerIsAskedForOneRecapUnderTheDelegationsUri() {
        AuthRequest request = c7().build().request(TestWallet.NONCE, TestWallet.NOW.plusNanos(999));

        assertThat(request.uri()).isEqualTo("lit:capability:delegation");
        assertThat(request.resources())
                .containsExactly(c7().build().capability().urn());
        assertThat(request.statement()).isEqualTo(c7().build().capability().statement());
        assertThat(request.statementAfter(Optional.empty()))
                .isEqualTo("This is a test statement.  You can put anything you want here. " + request.statement());
        assertThat(request.nonce()).isEqualTo(TestWallet.NONCE);
        assertThat(request.requestedAt()).isEqualTo(TestWallet.NOW);
        assertThat(request.expiration()).hasToString("2023-11-21T22:13:20.000Z");
        assertThat(request.domain()).contains("localhost");
        assertThat(request.requests()).hasToString("[lit-ratelimitincrease://24529#rate-limit-increase-auth]");
        assertThat(request.toJson()).contains("\"uri\":\"lit:capability:delegation\"");
    }

    @Test
    void ownDomainStatementAndExpirationAreWritten() {
        AuthSig authSig = sign(c7().domain("example.com")
                .statement("Hello.")
                .expiration(Timestamp.parse("2030-01-01T00:00:00Z"))
                .build());

        assertThat(authSig.signedMessage())
                .startsWith("example.com wants")
                .contains("\n\nHello. I further authorize")
                .contains("Expiration Time: 2030-01-01T00:00:00Z\n");
    }

    @Test
    void theStatementIsDroppedWhereTheSdkDropsIt() {
        assertThat(c3().statement("Hello.").build()).isEqualTo(c3().build());
    }

    @Test
    void readsBackWhatWasSigned() {
        CapacityDelegation first = c7().expiration(TestWallet.NOW.plusSeconds(60))
                .statement("Hello.")
                .build();
        CapacityDelegation older =
                c3().expiration(TestWallet.NOW.plusSeconds(60)).build();

        assertThat(CapacityDelegation.parse(sign(first))).isEqualTo(first).hasSameHashCodeAs(first);
        assertThat(CapacityDelegation.parse(sign(older))).isEqualTo(older).isNotEqualTo(first);
    }

    @Test
    void whatIsAbsentInASignedTextStaysAbsent() {
        Recap unlimited = Recap.builder()
                .grant("lit-ratelimitincrease://*", "Auth", "Auth", JsonObject.EMPTY)
                .build();
        AuthSig older = DelegationDefaults.Form.WITHOUT_PREFIX.write(
                TestWallet.sign(TestWallet.KEY, TestWallet.delegation(unlimited)));

        assertThat(CapacityDelegation.parse(older).uses()).isEmpty();
        assertThat(CapacityDelegation.parse(older).delegatees()).isEqualTo(Delegatees.anyone());
    }

    @Test
    void checkSaysWhoDelegatesAndUntilWhen() {
        UseTerms terms = UseTerms.at(TestWallet.NOW)
                .signedBy(TestWallet.OWNER)
                .usableBy(Principal.ofAddress(DELEGATEE))
                .validFor(Duration.ofDays(6));

        CheckedDelegation<CapacityDelegation> checked = CapacityDelegation.check(sign(c7().build()), terms);

        assertThat(checked.owner()).isEqualTo(TestWallet.OWNER);
        assertThat(checked.delegation().tokenId()).contains("24529");
        assertThat(checked.issuedAt()).hasToString("2023-11-14T22:13:20.000Z");
        assertThat(checked.expiresAt()).hasToString("2023-11-21T22:13:20.000Z");
        assertThat(checked.delegation().allows(DELEGATEE)).isTrue();
        assertThat(checked.delegation().allows(TestWallet.ADDRESS)).isFalse();
    }

    @Test
    void theOlderFormIsCheckedLikeTheOther() {
        CheckedDelegation<CapacityDelegation> checked =
                CapacityDelegation.check(sign(c3().build()), UseTerms.at(TestWallet.NOW));

        assertThat(checked.owner()).isEqualTo(TestWallet.OWNER);
        assertThat(checked.delegation().defaults()).isEqualTo(DelegationDefaults.V3_2);
    }

    @Test
    void aSignerWithoutPrincipalMaySign() {
        AuthSigner nameless = AuthSigner.of(TestWallet.signer()::sign);

        assertThat(c7().build().sign(nameless, TestWallet.NONCE, TestWallet.CLOCK))
                .isEqualTo(sign(c7().build()));
    }

    @Test
    void refusesNumbersThatAreNone() {
        for (String text : new String[] {"", "-1", "+1", "0x10", "1e3", "1.0", " 1", "*", "9".repeat(79)}) {
            Refusal.expect(ErrorCode.SETTING_INVALID, () -> c7().tokenId(text));
            Refusal.expect(ErrorCode.SETTING_INVALID, () -> c7().uses(text));
        }
        Refusal.expect(ErrorCode.SETTING_INVALID, () -> c7().uses(-1));
        Refusal.expect(ErrorCode.SETTING_INVALID, () -> c7().uses("18446744073709551616"));
        assertThat(c7().uses("18446744073709551615").build().uses()).contains("18446744073709551615");
    }

    @Test
    void refusesDialectsWithoutCapacityDelegations() {
        Refusal.expect(ErrorCode.SETTING_INVALID, () -> c7().dialect(Dialects.V3));
        Refusal.expect(
                ErrorCode.SETTING_INVALID, () -> c7().dialect(Dialects.V8).build());
    }

    @Test
    void refusesToEndBeforeItBegins() {
        CapacityDelegation ended = c7().expiration(TestWallet.NOW).build();

        Refusal.expect(ErrorCode.TIME_INVALID, () -> sign(ended));
    }
}
