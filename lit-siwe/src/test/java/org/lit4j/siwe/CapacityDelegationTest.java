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
    void reproducesTheSignatureOfSdk7() {
        CapacityDelegation delegation = c7().build();

        assertThat(delegation.capability().payload())
                .isEqualTo("{\"att\":{\"lit-ratelimitincrease://24529\":{\"Auth/Auth\":[{\"delegate_to\":["
                        + "\"AbCdef0000000000000000000000000000000001\"],\"nft_id\":[\"24529\"],\"uses\":\"200\"}]}},"
                        + "\"prf\":[]}");
        AuthSig authSig = sign(delegation);
        assertThat(authSig.sig())
                .isEqualTo(
                        "0xd85d0a197d00b4da0fa3b0e1267d9ba8867a92aac7d50399af93c26d0d93377426628edc86f028d9153f30738e"
                                + "7257b28ee7a63fa078e35966f74931de6f7dc21c");
        assertThat(authSig.address()).isEqualTo(TestWallet.ADDRESS);
        assertThat(authSig.signedMessage())
                .contains("Expiration Time: 2023-11-21T22:13:20.000Z")
                .contains("URI: lit:capability:delegation\n");
    }

    @Test
    void reproducesTheSignatureOfSdk3() {
        CapacityDelegation delegation = c3().build();

        assertThat(delegation.capability().payload())
                .isEqualTo("{\"att\":{\"lit-ratelimitincrease://24529\":{\"Auth/Auth\":[{\"delegate_to\":["
                        + "\"AbCdef0000000000000000000000000000000001\"],\"nft_id\":[\"24529\"],\"uses\":\"1\"}]}},"
                        + "\"prf\":[]}");
        AuthSig authSig = sign(delegation);
        assertThat(authSig.toJson())
                .startsWith("{\"sig\":\"fc28a597a56623078a5ff607aec7717e706c806785ff4f02457c372a4f809b9b4c8d324fba0ce4d"
                        + "da25fcc501e0fadbc08ca87eb217243f7935b7de2f87fa5911c\",\"derivedVia\":")
                .endsWith(",\"address\":\"19e7e376e7c213b7e7e7e46cc70a5dd086daff2a\",\"algo\":null}");
        assertThat(authSig.signedMessage())
                .startsWith("example.com wants you to sign in")
                .contains("\n\n I further authorize the stated URI")
                .contains("Expiration Time: 2023-11-14T22:20:20.000Z");
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
    void missingUsesAreOneUpToSdk5AndAbsentLater() {
        assertThat(c3().build().uses()).contains("1");
        assertThat(CapacityDelegation.builder(Delegatees.anyone()).build().uses())
                .isEmpty();
    }

    @Test
    void nobodyIsAnEmptyListAndAnyoneNoList() {
        assertThat(CapacityDelegation.builder(Delegatees.nobody()).build().restriction())
                .hasToString("{\"delegate_to\":[]}");
        assertThat(CapacityDelegation.builder(Delegatees.anyone()).build().restriction())
                .hasToString("{}");
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
