package com.example.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.RecordSealer;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.SessionKeyPair;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.session.StoredSession;
import org.lit4j.core.spi.ProviderContext;
import org.lit4j.crypto.sealing.KeyRing;
import org.lit4j.testkit.contract.SessionKeyStoreContract;
import org.lit4j.testkit.leak.LeakCanary;
import redis.clients.jedis.JedisPooled;

/** The same rules with sealed records, and what then stands on the server. */
class RedisStoreSealedContractTest extends SessionKeyStoreContract {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final AtomicInteger STORES = new AtomicInteger();
    private static final RecordSealer SEALER = KeyRing.generate("k1", RANDOM).sealer(true, RANDOM);
    private static final SessionKeyId MINE = new SessionKeyId("network", "tenant-of-mine", "0xprincipal", "my-label");

    @RegisterExtension
    final LeakCanary canary = LeakCanary.create();

    @Override
    protected SessionKeyStore openEmpty(Clock clock) {
        canary.plant("nothing");
        return open(clock, "sealed-" + STORES.incrementAndGet(), Server.port(), true);
    }

    private static SessionKeyStore open(Clock clock, String prefix, int port, boolean seals) {
        ProviderContext.Builder context =
                ProviderContext.builder().clock(clock).set("port", String.valueOf(port)).set("prefix", prefix);
        if (seals) {
            context.object(RecordSealer.class, SEALER);
        }
        return new RedisStoreProvider().open(context.build());
    }

    @Test
    void serverHoldsNoSecretAndNoName() {
        try (SessionKeyStore store = open(Clock.systemUTC(), "rows", Server.port(), true);
                SessionKeyPair key = SessionKeyPair.generate(RANDOM);
                JedisPooled redis = new JedisPooled("127.0.0.1", Server.port())) {
            key.seed().expose(seed -> {
                canary.plant("seed", seed);
                return true;
            });
            store.save(StoredSession.empty(MINE).withSessionKey(key));
            for (String name : redis.keys("rows:*")) {
                Map<String, String> rows = redis.hgetAll(name);
                canary.look(name, rows);
                assertThat(name + rows).contains("k1").doesNotContain("tenant-of-mine", "my-label", "0xprincipal");
            }
            assertThat(store.list("network", "tenant-of-mine")).containsExactly(MINE);
        }
    }

    @Test
    void alteredRecordIsRefused() {
        canary.plant("nothing");
        try (SessionKeyStore store = open(Clock.systemUTC(), "altered", Server.port(), true);
                SessionKeyPair key = SessionKeyPair.generate(RANDOM);
                JedisPooled redis = new JedisPooled("127.0.0.1", Server.port())) {
            store.save(StoredSession.empty(MINE).withSessionKey(key));
            for (String name : redis.keys("altered:*")) {
                redis.hgetAll(name).keySet().forEach(field -> redis.hset(name, field, "{\"holds\":\"key\"}"));
            }
            assertCode(ErrorCode.STORE_CORRUPT, () -> store.find(MINE));
        }
    }

    @Test
    void serverThatIsAwayIsUnavailable() {
        canary.plant("nothing");
        try (SessionKeyStore store = open(Clock.systemUTC(), "away", 1, true)) {
            assertCode(ErrorCode.STORE_UNAVAILABLE, () -> store.find(MINE));
        }
    }

    @Test
    void nothingIsKeptInTheClearUnasked() {
        canary.plant("nothing");
        assertCode(ErrorCode.SEALER_MISSING, () -> open(Clock.systemUTC(), "clear", Server.port(), false));
    }

    private static void assertCode(ErrorCode code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatExceptionOfType(LitException.class)
                .isThrownBy(call)
                .extracting(LitException::code)
                .isEqualTo(code);
    }
}
