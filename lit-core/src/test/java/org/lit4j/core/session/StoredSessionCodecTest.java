package org.lit4j.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;

/** The bytes of sessions, and what is not read. */
class StoredSessionCodecTest {
    private static final SessionKeyId ID = new SessionKeyId("custom", "tenant-ä€", "0xab", "default");
    private static final AuthSig AUTH_SIG = AuthSig.parse("{\"address\":\"0xAb\",\"sig\":\"0x01\",\"derivedVia\":\"w\","
            + "\"signedMessage\":\"a\\nb\\ud800 \\u0000 \\\"\",\"algo\":null}");
    private static final Instant END = Instant.parse("2030-01-01T00:05:00.123456789Z");

    /** What version 1 has written; every later version reads it. */
    private static final String VERSION_1 =
            "0107" + "0006" + hex("custom") + "000c" + "74656e616e742d" + "c3a4" + "e282ac"
                    + "0004" + hex("0xab") + "0007" + hex("default") + "aa".repeat(32) + "5e".repeat(32) + "00000063"
                    + hex("{\"address\":\"0xAb\",\"sig\":\"0x01\",\"derivedVia\":\"w\",\"signedMessage\":\"a\\nb\\ud800"
                            + " \\u0000 \\\"\",\"algo\":null}")
                    + "0000000070dbd9ac" + "075bcd15";

    private static StoredSession full() {
        byte[] seed = new byte[32];
        Arrays.fill(seed, (byte) 0x5e);
        return StoredSession.empty(ID)
                .withSessionKey(new SessionKeyPair("aa".repeat(32), SecretBytes.takeOver(seed)))
                .withAuthSig(AUTH_SIG, Optional.of(END));
    }

    @Test
    void writesAndReadsVersionOne() {
        assertThat(Hex.encode(StoredSessionCodec.encode(full()))).isEqualTo(VERSION_1);
        StoredSession read = StoredSessionCodec.decode(ID, Hex.decode(VERSION_1, "vector"));
        assertThat(read).isEqualTo(full());
        assertThat(read.authSig().orElseThrow().toJson()).isEqualTo(AUTH_SIG.toJson());
    }

    @Test
    void everyPartMayBeAbsent() {
        for (StoredSession session : List.of(
                full(),
                full().withoutAuthSig(),
                full().withoutSessionKey(),
                full().withAuthSig(AUTH_SIG, Optional.empty()),
                full().withAuthSig(AUTH_SIG, Optional.of(Instant.MIN)),
                full().withAuthSig(AUTH_SIG, Optional.of(Instant.MAX)),
                StoredSession.empty(ID))) {
            assertThat(StoredSessionCodec.decode(ID, StoredSessionCodec.encode(session)))
                    .isEqualTo(session);
        }
    }

    @Test
    void anothersRecordIsRefused() {
        byte[] bytes = StoredSessionCodec.encode(full());
        refused(() -> StoredSessionCodec.decode(new SessionKeyId("custom", "tenant-ä€", "0xab", "other"), bytes));
    }

    @Test
    void everyTruncationAndEveryAdditionIsRefused() {
        byte[] bytes = StoredSessionCodec.encode(full());
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            refused(() -> StoredSessionCodec.decode(ID, cut));
        }
        refused(() -> StoredSessionCodec.decode(ID, Arrays.copyOf(bytes, bytes.length + 1)));
    }

    /** Whatever is changed, it is read as something well-formed or refused with the one code, without a secret. */
    @Test
    void everyChangedByteIsReadOrRefusedProperly() {
        byte[] bytes = StoredSessionCodec.encode(full());
        for (int at = 0; at < bytes.length; at++) {
            for (int change : new int[] {1, 0x10, 0x80, 0xff}) {
                byte[] changed = bytes.clone();
                changed[at] ^= (byte) change;
                Throwable failure = catchThrowable(() -> StoredSessionCodec.decode(changed));
                if (failure != null) {
                    assertThat(failure).isInstanceOf(LitException.class).hasMessageNotContaining("5e5e");
                    assertThat(((LitException) failure).code()).isEqualTo(ErrorCode.STORE_CORRUPT);
                }
            }
        }
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        LitException failure = catchThrowableOfType(LitException.class, call);
        assertThat(failure).isNotNull();
        assertThat(failure.code()).isEqualTo(ErrorCode.STORE_CORRUPT);
    }

    private static String hex(String text) {
        return Hex.encode(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
