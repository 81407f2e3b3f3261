package org.lit4j.storage.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.SessionKeyPair;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.session.StoredSession;
import org.lit4j.core.spi.ProviderContext;

/** What a store in memory forgets by itself. */
class IdleSessionsTest {
    private static final SessionKeyId ID = new SessionKeyId("n", "t", "0x" + "0".repeat(40), "l");
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private Instant now = Instant.parse("2030-01-01T00:00:00Z");

    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };

    @Test
    void whatNobodyUsesIsForgotten() {
        try (SessionKeyStore store = new MemorySessionKeyStore(clock, 10, LIMIT)) {
            save(store);
            for (int i = 0; i < 5; i++) {
                now = now.plus(LIMIT).minusMillis(1);
                store.find(ID).orElseThrow().wipe();
            }
            now = now.plus(LIMIT);
            assertThat(store.find(ID)).isEmpty();
            assertThat(store.list("n", "t")).isEmpty();
            assertThat(store.purgeExpired()).isZero();
        }
    }

    @Test
    void withoutLimitItStays() {
        try (SessionKeyStore store = new MemorySessionKeyStore(clock, 10)) {
            save(store);
            now = now.plus(Duration.ofDays(10_000));
            store.purgeExpired();
            assertThat(store.find(ID)).isPresent();
        }
    }

    @Test
    void clockThatGoesBackForgetsNothing() {
        try (SessionKeyStore store = new MemorySessionKeyStore(clock, 10, LIMIT)) {
            save(store);
            now = now.minus(Duration.ofDays(1));
            store.purgeExpired();
            assertThat(store.find(ID)).isPresent();
        }
    }

    @Test
    void theSettingSetsIt() {
        ProviderContext context = ProviderContext.builder()
                .clock(clock)
                .set("idle-limit", "10m")
                .buildFor(new MemorySessionKeyStoreProvider());
        try (SessionKeyStore store = new MemorySessionKeyStoreProvider().open(context)) {
            save(store);
            now = now.plus(LIMIT);
            assertThat(store.find(ID)).isEmpty();
        }
    }

    @Test
    void aSettingOfNoTimeIsRefusedByName() {
        assertThatExceptionOfType(LitException.class)
                .isThrownBy(() -> new MemorySessionKeyStoreProvider()
                        .open(ProviderContext.builder()
                                .set("idle-limit", "0s")
                                .buildFor(new MemorySessionKeyStoreProvider())))
                .withMessageContaining("idle-limit")
                .extracting(LitException::code)
                .isEqualTo(ErrorCode.SETTING_INVALID);
    }

    @Test
    void noTimeIsNoLimit() {
        assertThatExceptionOfType(LitException.class)
                .isThrownBy(() -> new MemorySessionKeyStore(clock, 10, Duration.ZERO))
                .extracting(LitException::code)
                .isEqualTo(ErrorCode.SETTING_INVALID);
    }

    private static void save(SessionKeyStore store) {
        try (SessionKeyPair key = SessionKeyPair.generate(new SecureRandom())) {
            store.save(StoredSession.empty(ID).withSessionKey(key));
        }
    }
}
