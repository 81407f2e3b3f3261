package org.lit4j.siwe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lit4j.core.error.ErrorCode;

class DelegateesTest {
    private static final String FIRST = "0xEc4ECa97AC4BB3D2C54A362685fC9fA1Ea09116E";
    private static final String SECOND = "cc4cc0fd6f87df56ec2d8897d6ac842aeb413fe1";

    @Test
    void anyoneIsAnybody() {
        assertThat(Delegatees.anyone().allows(FIRST)).isTrue();
        assertThat(Delegatees.anyone().list()).isEmpty();
    }

    @Test
    void nobodyIsAnEmptyList() {
        assertThat(Delegatees.nobody().allows(FIRST)).isFalse();
        assertThat(Delegatees.nobody().list()).hasToString("Optional[[]]");
    }

    @Test
    void onlyTheseInAnySpelling() {
        Delegatees both = Delegatees.only(FIRST, SECOND);

        assertThat(both.allows(FIRST.toLowerCase(Locale.ROOT))).isTrue();
        assertThat(both.allows("0xcC4CC0fd6f87df56eC2d8897d6Ac842aEB413Fe1")).isTrue();
        assertThat(both.allows(TestWallet.ADDRESS)).isFalse();
    }

    @Test
    void addressesKeepOrderAndCaseAndLoseTheirPrefix() {
        assertThat(Delegatees.only(" " + FIRST + " ").and(SECOND).and(FIRST).addresses())
                .containsExactly(FIRST.substring(2), SECOND, FIRST.substring(2));
    }

    @Test
    void equalityIsByWhatIsWritten() {
        assertThat(Delegatees.only(FIRST))
                .isEqualTo(Delegatees.only(FIRST.substring(2)))
                .hasSameHashCodeAs(Delegatees.only(FIRST.substring(2)))
                .isNotEqualTo(Delegatees.only(SECOND))
                .isNotEqualTo(Delegatees.nobody());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0x",
                "0x00",
                "0XEc4ECa97AC4BB3D2C54A362685fC9fA1Ea09116E",
                "0x0xEc4ECa97AC4BB3D2C54A362685fC9fA1Ea0911",
                "0xEc4ECa97AC4BB3D2C54A362685fC9fA1Ea09116g",
                "0xEc4ECa97AC4BB3D2C54A362685fC9fA1Ea09116E1"
            })
    void refusesWhatIsNoAddress(String text) {
        Refusal.expect(ErrorCode.ADDRESS_INVALID, () -> Delegatees.only(text));
        Refusal.expect(ErrorCode.ADDRESS_INVALID, () -> Delegatees.only(FIRST, text));
        Refusal.expect(ErrorCode.ADDRESS_INVALID, () -> Delegatees.only(FIRST).and(text));
        Refusal.expect(ErrorCode.ADDRESS_INVALID, () -> Delegatees.anyone().allows(text));
    }
}
