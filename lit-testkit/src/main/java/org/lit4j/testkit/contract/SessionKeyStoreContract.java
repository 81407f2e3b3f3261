package org.lit4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.session.SessionLease;
import org.lit4j.core.session.StoredSession;

/**
 * Tests what every {@link SessionKeyStore} promises. Extend it in your module's tests and return your store from {@code
 * openEmpty}:
 *
 * <pre>{@code
 * class MyStoreContractTest extends SessionKeyStoreContract {
 *     @Override
 *     protected SessionKeyStore openEmpty(Clock clock) {
 *         return new MyStore(clock, newFolder());
 *     }
 * }
 * }</pre>
 *
 * <p>Several stores may be open at a time. The rules on threads start eight of them; no rule sleeps or depends on
 * speed. One thread at a time, as JUnit runs it.
 */
public abstract class SessionKeyStoreContract extends StoreFencingRules {
    private static final int OWN_IDS = 3;

    /** Returns how often each of eight threads repeats its calls in the rules on threads; 20 if not overridden. */
    @Override
    protected int rounds() {
        return 20;
    }

    @Test
    void closedStoreRefusesEveryCall() {
        SessionKeyStore store = open();
        store.save(withBoth(ID, 1));
        SessionLease lease = take(store, ID);
        store.close();
        assertClosed(() -> store.tryLease(id(TENANT, 2, "free"), LEASE));
        assertClosed(() -> store.renewLease(lease, LEASE));
        assertClosed(() -> store.save(withBoth(ID, 2), lease));
        assertClosed(() -> store.releaseLease(lease));
        assertClosed(() -> store.find(ID));
        assertClosed(() -> store.save(withBoth(ID, 2)));
        assertClosed(() -> store.save(StoredSession.empty(ID)));
        assertClosed(() -> store.remove(ID));
        assertClosed(() -> store.list(NETWORK, TENANT));
        assertClosed(store::purgeExpired);
    }

    @Test
    void closingTwiceDoesNothing() {
        SessionKeyStore store = open();
        store.close();
        store.close();
    }

    /** Of records that several threads save under one identity, each answer is one of them, whole. */
    @Test
    void threadsOnOneIdentityNeverMixRecords() {
        List<StoredSession> records = new ArrayList<>();
        for (int thread = 0; thread < Together.THREADS; thread++) {
            records.add(withBoth(ID, thread));
        }
        try (SessionKeyStore store = open()) {
            Together.run(thread -> {
                for (int round = 0; round < rounds(); round++) {
                    store.save(records.get(thread).duplicate());
                    StoredSession found = store.find(ID).orElseThrow();
                    assertThat(records).contains(found);
                    found.wipe();
                }
            });
            Together.run(thread -> {
                for (int round = 0; round < rounds(); round++) {
                    if ((thread + round) % 3 == 0) {
                        store.remove(ID);
                    }
                    store.purgeExpired();
                    store.find(ID).ifPresent(found -> {
                        assertThat(records).contains(found);
                        found.wipe();
                    });
                    store.save(records.get(thread).duplicate());
                }
            });
            store.find(ID).orElseThrow().wipe();
            assertThat(records).contains(store.find(ID).orElseThrow());
        }
    }

    /** Threads with identities of their own do not notice each other. */
    @Test
    void threadsOnManyIdentitiesDoNotDisturbEachOther() {
        try (SessionKeyStore store = open()) {
            Together.run(thread -> {
                for (int own = 0; own < OWN_IDS; own++) {
                    SessionKeyId id = idOf(thread, own);
                    for (int round = 0; round < rounds(); round++) {
                        saveAndRemove(store, id, thread + round);
                    }
                    store.save(withBoth(id, thread * OWN_IDS + own));
                }
            });
            List<SessionKeyId> all = new ArrayList<>();
            for (int thread = 0; thread < Together.THREADS; thread++) {
                for (int own = 0; own < OWN_IDS; own++) {
                    all.add(idOf(thread, own));
                    assertStored(store, withBoth(idOf(thread, own), thread * OWN_IDS + own));
                }
            }
            assertThat(store.list(NETWORK, TENANT)).containsExactlyInAnyOrderElementsOf(all);
        }
    }

    private static void saveAndRemove(SessionKeyStore store, SessionKeyId id, int n) {
        store.save(withBoth(id, n));
        assertStored(store, withBoth(id, n));
        assertThat(store.remove(id)).isTrue();
        assertNothing(store, id);
    }

    private static SessionKeyId idOf(int thread, int own) {
        return id(TENANT, thread, "own " + own);
    }

    private static void assertClosed(ThrowingCallable call) {
        assertThatExceptionOfType(LitException.class)
                .isThrownBy(call)
                .extracting(LitException::code)
                .isEqualTo(ErrorCode.CLOSED);
    }
}
