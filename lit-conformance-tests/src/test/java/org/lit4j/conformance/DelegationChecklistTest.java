package org.lit4j.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lit4j.auth.wallet.PrivateKeySigner;
import org.lit4j.auth.wallet.WalletSigners;
import org.lit4j.core.SessionSigsRequest;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.auth.DelegationTerms;
import org.lit4j.core.dialect.Dialect;
import org.lit4j.core.dialect.Dialects;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.json.JsonString;
import org.lit4j.siwe.CapacityDelegation;
import org.lit4j.siwe.Delegatees;
import org.lit4j.siwe.PaidDelegation;
import org.lit4j.siwe.PaymentDelegation;
import org.lit4j.siwe.PaymentScope;
import org.lit4j.siwe.Recap;
import org.lit4j.siwe.SiweDelegationCodec;
import org.lit4j.siwe.SiweMessage;

/** Items 144 to 150: delegations of paid capacity, and the one capability object of a session. */
class DelegationChecklistTest {
    private static final String DELEGATEE = "0xAbCdef0000000000000000000000000000000001";

    private static AuthSig sign(PaidDelegation delegation) {
        try (PrivateKeySigner wallet = Fixture.wallet()) {
            return delegation.sign(wallet, Fixture.BLOCK_HASH, Fixture.CLOCK);
        }
    }

    private static PaymentDelegation.Builder payment() {
        return PaymentDelegation.builder(Delegatees.only(DELEGATEE.toLowerCase(java.util.Locale.ROOT)))
                .scope(PaymentScope.PKP_SIGN)
                .scope(PaymentScope.LIT_ACTION);
    }

    @Test
    void item144_vectorC3() {
        CapacityDelegation delegation = CapacityDelegation.builder(Delegatees.only(DELEGATEE))
                .dialect(Dialects.V3_2)
                .tokenId("24529")
                .build();
        assertThat(delegation.capability().payload())
                .isEqualTo("{\"att\":{\"lit-ratelimitincrease://24529\":{\"Auth/Auth\":[{\"delegate_to\":["
                        + "\"AbCdef0000000000000000000000000000000001\"],\"nft_id\":[\"24529\"],\"uses\":\"1\"}]}},"
                        + "\"prf\":[]}");
        AuthSig authSig = sign(delegation);
        assertThat(authSig.sig())
                .isEqualTo(
                        "fc28a597a56623078a5ff607aec7717e706c806785ff4f02457c372a4f809b9b4c8d324fba0ce4dda25fcc501e0f"
                                + "adbc08ca87eb217243f7935b7de2f87fa5911c");
        assertThat(authSig.signedMessage())
                .startsWith("example.com wants you to sign in")
                .contains("\n\n I further authorize the stated URI")
                .contains("\nExpiration Time: 2023-11-14T22:20:20.000Z\n");
    }

    @Test
    void item145_vectorC7() {
        CapacityDelegation delegation = CapacityDelegation.builder(Delegatees.only(DELEGATEE))
                .tokenId("24529")
                .uses(200)
                .build();
        assertThat(delegation.capability().payload()).contains("\"nft_id\":[\"24529\"],\"uses\":\"200\"}");
        assertThat(sign(delegation).sig())
                .isEqualTo(
                        "0xd85d0a197d00b4da0fa3b0e1267d9ba8867a92aac7d50399af93c26d0d93377426628edc86f028d9153f30738e"
                                + "7257b28ee7a63fa078e35966f74931de6f7dc21c");
        assertThat(sign(delegation).signedMessage()).contains("\nExpiration Time: 2023-11-21T22:13:20.000Z\n");
        assertThat(CapacityDelegation.builder(Delegatees.anyone())
                        .build()
                        .capability()
                        .payload())
                .isEqualTo("{\"att\":{\"lit-ratelimitincrease://*\":{\"Auth/Auth\":[{}]}},\"prf\":[]}");
    }

    @Test
    void item146_missingUses() {
        CapacityDelegation.Builder older =
                CapacityDelegation.builder(Delegatees.anyone()).dialect(Dialects.V3_2);
        assertThat(older.build().restriction()).hasToString("{\"uses\":\"1\"}");
        assertThat(CapacityDelegation.builder(Delegatees.anyone()).build().restriction())
                .hasToString("{}");
    }

    @Test
    void item147_nobodyAndAnyoneAreTwoThings() {
        assertThat(CapacityDelegation.builder(Delegatees.nobody()).build().restriction())
                .hasToString("{\"delegate_to\":[]}");
        assertThat(CapacityDelegation.builder(Delegatees.anyone()).build().restriction())
                .hasToString("{}");
        AuthSig nobodys = sign(CapacityDelegation.builder(Delegatees.nobody()).build());
        AuthSig anyones = sign(CapacityDelegation.builder(Delegatees.anyone()).build());
        assertThat(CapacityDelegation.parse(nobodys).allows(DELEGATEE)).isFalse();
        assertThat(CapacityDelegation.parse(anyones).allows(DELEGATEE)).isTrue();
    }

    @Test
    void item148_vectorP8() {
        PaymentDelegation delegation = payment().maxPrice("1000000").build();
        assertThat(delegation.capability().payload())
                .isEqualTo("{\"att\":{\"lit-paymentdelegation://*\":{\"Auth/Auth\":[{\"delegate_to\":["
                        + "\"abcdef0000000000000000000000000000000001\"],\"max_price\":\"f4240\",\"scopes\":[\"pkp_sign\","
                        + "\"lit_action\"]}]}},\"prf\":[]}");
        assertThat(sign(delegation).sig())
                .isEqualTo(
                        "0xd7b97c0c2d6fe5c900319f2c4b5155ed45d614d9c0629d5a4b9ca3d9d7f4bee57c6ff9b20704bb6ef643d782ba"
                                + "ebe2737eb7b22151152ffc8d1780636011f31d1b");
        List<String> given = List.of("0x0f4240", "1000000", "f4240");
        List<String> written = List.of("0f4240", "f4240", "f4240");
        for (int i = 0; i < given.size(); i++) {
            assertThat(payment().maxPrice(given.get(i)).build().restriction().get("max_price"))
                    .contains(new JsonString(written.get(i)));
        }
    }

    @Test
    void item149_aDelegationIsNoSession() {
        AuthSig capacity = sign(CapacityDelegation.builder(Delegatees.anyone()).build());
        SiweMessage message = SiweMessage.parse(capacity.signedMessage());
        Recap recap = Recap.decode(message.resources().orElseThrow().get(0));

        assertThat(message.uri()).isEqualTo("lit:capability:delegation");
        assertThat(recap.covers(Fixture.ANY_PKP)).isFalse();
        assertThat(recap.covers(Fixture.ANY_DECRYPTION)).isFalse();
        for (String uri : new String[] {Fixture.SESSION_URI, PaidDelegation.URI}) {
            DelegationTerms terms =
                    new DelegationTerms(uri, Optional.empty(), List.of(Fixture.ANY_PKP), Fixture.NOW, Duration.ZERO);
            ErrorCode code = uri.equals(PaidDelegation.URI)
                    ? ErrorCode.DELEGATION_NOT_COVERING
                    : ErrorCode.DELEGATION_SESSION_KEY_MISMATCH;
            Refused.with(code, () -> new SiweDelegationCodec().check(capacity, terms));
        }
    }

    @Test
    void item150_aSessionsMessageCarriesOneRecapThatItsStatementEndsWith() {
        for (Dialect dialect : Dialects.all()) {
            for (String statement : new String[] {"", "Hello."}) {
                SessionSigsRequest.Builder request =
                        SessionSigsRequest.builder().request(Fixture.ANY_PKP).request(Fixture.decryption("abc"));
                SiweMessage message = SiweMessage.parse(Fixture.delegation(SessionSigsChecklistTest.sign(
                                dialect,
                                WalletSigners.privateKeyBuilder(Fixture.WALLET_KEY)
                                        .statement(statement)
                                        .build(),
                                request))
                        .signedMessage());
                List<String> resources = message.resources().orElseThrow();

                assertThat(resources).hasSize(1).first().asString().startsWith("urn:recap:");
                assertThat(message.statement().orElseThrow())
                        .startsWith(statement)
                        .endsWith(Recap.decode(resources.get(0)).statement());
            }
        }
    }
}
