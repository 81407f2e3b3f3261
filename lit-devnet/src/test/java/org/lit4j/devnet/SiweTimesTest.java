package org.lit4j.devnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.siwe.SiweMessage;

/** The nodes' own table for the times of messages, and the limits beside it. */
class SiweTimesTest {
    private static final Instant NOW = Instant.parse("2025-01-01T00:00:07.25Z");
    private static final long DAY = 86_400_000;

    private static SiweMessage message(long issuedMillis, long lifeMillis) {
        Instant issued = NOW.plusMillis(issuedMillis);
        return SiweMessage.builder("localhost", "JIsknRumpxsM9pqmc")
                .address("0x91fa13b1E730E912a3C91FD1B41770Cb77e9a2e3")
                .uri("lit:session:00")
                .issuedAt(Timestamp.of(issued))
                .expirationTime(Timestamp.of(issued.plusMillis(lifeMillis)))
                .build();
    }

    /** Time of issue from now on, and length, in milliseconds. */
    @ParameterizedTest
    @CsvSource({"0, 0", "0, 2592000000", "0, 2592000749", "60749, 86400000", "-100000, 40000", "-60250, 0"})
    void atTheirLimitsTheyHold(long issued, long life) {
        assertThatCode(() -> SiweTimes.require(message(issued, life), NOW)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 2678400000, NodeSIWEMessageError, beyond the max expiry",
        "0, 2592000750, NodeSIWEMessageError, beyond the max expiry",
        "60750, 86400000, NodeSIWEMessageError, in the future beyond the grace",
        "0, -1, NodeExpWrongOrTooLarge, is in behind issue_at",
        "-100000, 39000, NodeSIWEMessageError, in the past beyond the grace"
    })
    void beyondThemTheyDoNot(long issued, long life, String code, String text) {
        assertThatThrownBy(() -> SiweTimes.require(message(issued, life), NOW))
                .isInstanceOfSatisfying(NodeFailure.class, e -> {
                    assertThat(e.label()).isEqualTo("invalid siwe message");
                    assertThat(e.code()).isEqualTo(code);
                    assertThat(e.error().stringify()).contains(text);
                });
    }

    @Test
    void aTextThatIsNoTimeIsNoMessage() {
        String text = message(0, DAY).text().replaceFirst("Issued At: .*", "Issued At: random string");

        assertThatThrownBy(() -> SiweMessage.parse(text)).isInstanceOf(org.lit4j.core.error.LitException.class);
    }
}
