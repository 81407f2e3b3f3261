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
    void replacesOtherSpellingsOfKeys() {
        String base64 = "EREREREREREREREREREREREREREREREREREREREREREa1E=";
        assertThat(SafeText.of("key " + base64 + " given"))
                .isEqualTo("key [" + base64.length() + " letters and digits] given");
        assertThat(SafeText.of("2NEpo7TZRRrLZSi2U-xyz")).isEqualTo("2NEpo7TZRRrLZSi2U-xyz");
        assertThat(SafeText.of("2NEpo7TZRRrLZSi2U_2NEpo7TZRRrLZ"))
                .as("base58 or base64url")
                .isEqualTo("[31 letters and digits]");
        assertThat(SafeText.of("phrase 'test test test test test test test test test test test junk'."))
                .isEqualTo("phrase '[12 words]'.");
    }

    @Test
    void leavesTheRest() {
        for (String text : new String[] {
            "",
            "/etc/lit/wallet.key",
            "0".repeat(31),
            "g".repeat(64),
            "$1 \\ [x]",
            "/home/anna/lit-session-keys-2026-backup.json",
            "the key file of the wallet cannot be read by the user who runs the command here now",
            "lit-litaction://QmdfTbBqBPQ7VNxZEYEj14VmRuZBkqFbiwReogJgS1zR1n"
        }) {
            assertThat(SafeText.of(text)).isEqualTo(text);
        }
    }
}
