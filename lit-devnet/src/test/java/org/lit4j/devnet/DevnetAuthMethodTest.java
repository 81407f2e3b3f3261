package org.lit4j.devnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;

class DevnetAuthMethodTest {
    private static final String WALLET = "0x91fa13b1E730E912a3C91FD1B41770Cb77e9a2e3";

    @Test
    void idsAreThoseOfTheContract() {
        assertThat(DevnetAuthMethod.of(1, WALLET, "lit").id())
                .isEqualTo("23193d5d932d1d1eb2cf0946de4adff28cfc5756f3f5f22260e43f9039b98d62");
        assertThat(DevnetAuthMethod.address(WALLET).id()).isEqualTo("91fa13b1e730e912a3c91fd1b41770cb77e9a2e3");
        assertThat(DevnetAuthMethod.credential("cmF3", new byte[] {10}).publicKey())
                .contains("0a");
    }

    @Test
    void anIdIsHexadecimal() {
        assertThat(new DevnetAuthMethod(1, "AB", Set.of(), Optional.empty()).id())
                .isEqualTo("ab");
        assertThatThrownBy(() -> new DevnetAuthMethod(1, "user", Set.of(), Optional.empty()))
                .isInstanceOfSatisfying(
                        LitException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.HEX_INVALID));
    }

    @Test
    void aScopeThatAllowsAnythingAllowsMessages() {
        assertThat(DevnetAuthMethod.address(WALLET, PkpScope.SIGN_ANYTHING).suffices(PkpScope.SIGN_PERSONAL_MESSAGE))
                .isTrue();
        assertThat(DevnetAuthMethod.address(WALLET, PkpScope.SIGN_PERSONAL_MESSAGE)
                        .suffices(PkpScope.SIGN_ANYTHING))
                .isFalse();
        assertThat(DevnetAuthMethod.address(WALLET).suffices(PkpScope.SIGN_PERSONAL_MESSAGE))
                .isFalse();
    }
}
