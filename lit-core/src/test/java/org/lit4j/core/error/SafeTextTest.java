package org.lit4j.core.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SafeTextTest {
    @Test
    void replacesWhatMayBeAKeyOrHalfOfOne() {
        assertThat(SafeText.of("0x" + "aB".repeat(32) + ".key")).isEqualTo("0x[64 hexadecimal digits].key");
        assertThat(SafeText.of("{" + "0".repeat(32) + ":" + "f".repeat(63) + "g"))
                .isEqualTo("{[32 hexadecimal digits]:[63 hexadecimal digits]g");
    }

    @Test
    void leavesTheRest() {
        for (String text : new String[] {"", "/etc/lit/wallet.key", "0".repeat(31), "g".repeat(64), "$1 \\ [x]"}) {
            assertThat(SafeText.of(text)).isEqualTo(text);
        }
    }
}
