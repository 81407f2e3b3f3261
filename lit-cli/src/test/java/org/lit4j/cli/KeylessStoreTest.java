package org.lit4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lit4j.auth.wallet.PrivateKeySigner;
import org.lit4j.core.LitSessions;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.session.StoredSession;
import org.lit4j.storage.memory.MemorySessionKeyStore;

/** A store that does not say that it holds secrets is never handed one, and works all the same. */
class KeylessStoreTest {
    private final MemorySessionKeyStore memory = new MemorySessionKeyStore(Fixtures.CLOCK, 10);
    private final List<StoredSession> handed = new ArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final PrivateKeySigner wallet = Fixtures.wallet();
    private final AuthSigner counting = AuthSigner.of(wallet.principal().orElseThrow(), request -> {
        asked.incrementAndGet();
        return wallet.sign(request);
    });

    @AfterEach
    void close() {
        memory.close();
        wallet.close();
    }

    @Test
    void itGetsAuthSigsAndTheKeyStaysInTheObject() {
        try (LitSessions lit = sessions(store(false))) {
            String first = sessionKey(lit);
            assertThat(sessionKey(lit)).as("the key is used again").isEqualTo(first);
            assertThat(asked).hasValue(1);
        }
        assertThat(handed).isNotEmpty().allSatisfy(record -> {
            assertThat(record.sessionKey()).isEmpty();
            assertThat(record.authSig()).isPresent();
        });
        Optional<StoredSession> kept = memory.find(Fixtures.ID);
        assertThat(kept).isPresent();
        assertThat(kept.get().sessionKey()).isEmpty();
    }

    /** The AuthSig there is for a key that is gone: the signer is asked again, and nothing else goes wrong. */
    @Test
    void anotherObjectMakesAKeyOfItsOwn() {
        String first;
        try (LitSessions lit = sessions(store(false))) {
            first = sessionKey(lit);
        }
        try (LitSessions lit = sessions(store(false))) {
            assertThat(sessionKey(lit)).isNotEqualTo(first);
        }
        assertThat(asked).hasValue(2);
    }

    @Test
    void forgettingReachesBothHalves() {
        try (LitSessions lit = sessions(store(false))) {
            String first = sessionKey(lit);
            lit.forgetSessionKey();
            assertThat(sessionKey(lit)).isNotEqualTo(first);
            lit.forgetAuthSig();
            assertThat(memory.find(Fixtures.ID)).isEmpty();
        }
    }

    /** A key that such a store hands out is none of ours. */
    @Test
    void aKeyThatItMadeUpIsNotUsed() {
        try (LitSessions lit = sessions(store(false))) {
            memory.save(StoredSession.empty(Fixtures.ID).withSessionKey(Fixtures.sessionKey()));
            assertThat(sessionKey(lit)).isNotEqualTo(Fixtures.PUBLIC_KEY);
        }
    }

    @Test
    void aStoreThatHoldsSecretsGetsTheKey() {
        try (LitSessions lit = sessions(store(true))) {
            sessionKey(lit);
        }
        assertThat(handed)
                .isNotEmpty()
                .allSatisfy(record -> assertThat(record.sessionKey()).isPresent());
    }

    private LitSessions sessions(SessionKeyStore store) {
        return LitSessions.builder()
                .clock(Fixtures.CLOCK)
                .nodes(Fixtures.nodes())
                .signer(counting)
                .store(store)
                .build();
    }

    private static String sessionKey(LitSessions lit) {
        return lit.sessionSigs(Fixtures.request().build())
                .forNode(Fixtures.NODES.get(0))
                .orElseThrow()
                .address();
    }

    private SessionKeyStore store(boolean holdsSecrets) {
        return (SessionKeyStore) Proxy.newProxyInstance(
                SessionKeyStore.class.getClassLoader(),
                new Class<?>[] {SessionKeyStore.class},
                (self, method, arguments) -> answer(method, arguments, holdsSecrets));
    }

    private @Nullable Object answer(Method method, Object @Nullable [] arguments, boolean holdsSecrets)
            throws Throwable {
        if (method.getName().equals("holdsSecrets")) {
            return holdsSecrets;
        }
        if (method.getName().equals("save") && arguments != null) {
            handed.add((StoredSession) arguments[0]);
        }
        try {
            return method.invoke(memory, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
