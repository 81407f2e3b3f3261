package org.lit4j.siwe;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.auth.Principal;
import org.lit4j.core.dialect.Dialects;
import org.lit4j.core.error.ErrorCode;

class PaymentDelegationTest {
    private static final String DELEGATEE = "0xabcdef0000000000000000000000000000000001";

    private static PaymentDelegation.Builder p8() {
        return PaymentDelegation.builder(Delegatees.only(DELEGATEE))
                .scope(PaymentScope.PKP_SIGN)
                .scope(PaymentScope.LIT_ACTION)
                .maxPrice("1000000");
    }

    private static AuthSig sign(PaymentDelegation delegation) {
        return delegation.sign(TestWallet.signer(), TestWallet.NONCE, TestWallet.CLOCK);
    }

    @ParameterizedTest
    @CsvSource({
        "0x0f4240, 0f4240, 1000000",
        "0x0F4240, 0f4240, 1000000",
        "1000000, f4240, 1000000",
        "f4240, f4240, 1000000",
        "0xFF, ff, 255",
        "0x10, 10, 16",
        "10, a, 10",
        "007, 7, 7",
        "00ff, 00ff, 255",
        "0, 0, 0"
    })
    void readsPricesAsTheSdkDoes(String given, String written, String wei) {
        PaymentDelegation delegation = p8().maxPrice(given).build();

        assertThat(delegation.restriction().get("max_price")).hasToString("Optional[\"" + written + "\"]");
        assertThat(delegation.maxPrice()).isEqualTo(new BigInteger(wei));
    }

    @Test
    void aPriceMayBeANumber() {
        BigInteger largest = BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);

        assertThat(p8().maxPrice(largest).build().restriction().stringify()).contains("\"" + "f".repeat(64) + "\"");
        Refusal.expect(ErrorCode.SETTING_INVALID, () -> p8().maxPrice(largest.add(BigInteger.ONE)));
        Refusal.expect(ErrorCode.SETTING_INVALID, () -> p8().maxPrice(BigInteger.ONE.negate()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0x", "-1", "+1", "0xg", "1.5", "1_000", " 1", "0X10", "ten", "0x0x1"})
    void refusesPricesThatAreNone(String text) {
        Refusal.expect(ErrorCode.SETTING_INVALID, () -> p8().maxPrice(text));
    }

    @Test
    void refusesPricesOfAnyLength() {
        Refusal.expect(ErrorCode.SETTING_INVALID, () -> p8().maxPrice("1".repeat(1_000_000)));
        Refusal.expect(ErrorCode.SETTING_INVALID, () -> p8().maxPrice("0x1" + "0".repeat(64)));
    }

    @Test
    void scopesStandOnceInTheOrderGiven() {
        assertThat(p8().scope(PaymentScope.PKP_SIGN)
                        .scope(PaymentScope.SIGN_SESSION_KEY)
                        .scope(PaymentScope.LIT_ACTION)
                        .build()
                        .scopes())
                .containsExactly(PaymentScope.PKP_SIGN, PaymentScope.LIT_ACTION, PaymentScope.SIGN_SESSION_KEY);
    }

    @ParameterizedTest
    @CsvSource({
        "encryption_sign, ENCRYPTION_SIGN",
        "lit_action, LIT_ACTION",
        "pkp_sign, PKP_SIGN",
        "sign_session_key, SIGN_SESSION_KEY"
    })
    void scopesHaveNames(String name, PaymentScope scope) {
        assertThat(PaymentScope.parse(name)).isEqualTo(scope).hasToString(name);
    }

    @Test
    void refusesUnknownScopes() {
        Refusal.expect(ErrorCode.SETTING_INVALID, () -> PaymentScope.parse("x"));
        Refusal.expect(ErrorCode.SETTING_INVALID, () -> PaymentScope.parse("PKP_SIGN"));
    }

    @Test
    void addressesAreWrittenInLowerCase() {
        PaymentDelegation delegation = PaymentDelegation.builder(
                        Delegatees.only("0xEc4ECa97AC4BB3D2C54A362685fC9fA1Ea09116E"))
                .scope(PaymentScope.LIT_ACTION)
                .maxPrice(BigInteger.TEN)
                .build();

        assertThat(delegation.delegatees().addresses()).containsExactly("ec4eca97ac4bb3d2c54a362685fc9fa1ea09116e");
        assertThat(delegation.allows("0xEc4ECa97AC4BB3D2C54A362685fC9fA1Ea09116E"))
                .isTrue();
    }

    @Test
    void refusesAWrongChecksum() {
        Refusal.expect(
                ErrorCode.ADDRESS_INVALID,
                () -> PaymentDelegation.builder(Delegatees.only("0xEC4ECa97AC4BB3D2C54A362685fC9fA1Ea09116E")));
    }

    @Test
    void refusesAnyoneAndNobody() {
        Refusal.expect(ErrorCode.SETTING_INVALID, () -> PaymentDelegation.builder(Delegatees.anyone()));
        Refusal.expect(ErrorCode.SETTING_INVALID, () -> PaymentDelegation.builder(Delegatees.nobody()));
    }

    @Test
    void refusesToPayForNothingOrWithoutLimit() {
        PaymentDelegation.Builder builder = PaymentDelegation.builder(Delegatees.only(DELEGATEE));

        Refusal.expect(ErrorCode.SETTING_INVALID, builder::build);
        Refusal.expect(ErrorCode.SETTING_INVALID, builder.maxPrice("1")::build);
        Refusal.expect(ErrorCode.SETTING_INVALID, p8().dialect(Dialects.V7)::build);
    }

    @Test
    void readsBackWhatWasSigned() {
        PaymentDelegation delegation = p8().maxPrice("0x0f4240")
                .expiration(TestWallet.NOW.plusSeconds(60))
                .domain("example.com")
                .build();

        assertThat(PaymentDelegation.parse(sign(delegation))).isEqualTo(delegation);
    }

    @Test
    void checkSaysWhoPays() {
        UseTerms terms = UseTerms.at(TestWallet.NOW).usableBy(Principal.ofAddress(DELEGATEE));

        CheckedDelegation<PaymentDelegation> checked = PaymentDelegation.check(sign(p8().build()), terms);

        assertThat(checked.owner()).isEqualTo(TestWallet.OWNER);
        assertThat(checked.delegation().maxPrice()).isEqualTo(BigInteger.valueOf(1_000_000));
        assertThat(checked.delegation().delegatees().addresses()).hasSize(1);
    }

    @Test
    void aCapacityDelegationIsNoPaymentDelegation() {
        AuthSig capacity = CapacityDelegation.builder(Delegatees.anyone())
                .build()
                .sign(TestWallet.signer(), TestWallet.NONCE, TestWallet.CLOCK);

        Refusal.expect(ErrorCode.RECAP_INVALID, () -> PaymentDelegation.parse(capacity));
        Refusal.expect(ErrorCode.RECAP_INVALID, () -> CapacityDelegation.parse(sign(p8().build())));
    }
}
