package org.lit4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.session.SessionLease;
import org.lit4j.core.session.StoredSession;

/** Rules on leases and records: who may still save, and that neither disturbs the other. */
abstract class StoreFencingRules extends StoreLeaseRules {
    @Test
    void saveUnderLeaseReplaces() {
        try (SessionKeyStore store = open()) {
            SessionLease lease = take(store, ID);
            store.save(withBoth(ID, 1), lease);
            assertStored(store, withBoth(ID, 1));
            store.save(withBoth(ID, 2), lease);
            assertStored(store, withBoth(ID, 2));
            store.save(StoredSession.empty(ID), lease);
            assertNoContent(store, ID);
        }
    }

    @Test
    void saveUnderLeaseDoesNotRelease() {
        try (SessionKeyStore store = open()) {
            store.save(withBoth(ID, 1), take(store, ID));
            assertThat(store.tryLease(ID, LEASE)).isEmpty();
        }
    }

    /** As when a process was stopped, and goes on after somebody else has done its work. */
    @Test
    void lateSaveIsRefusedAfterTakeover() {
        try (SessionKeyStore store = open()) {
            SessionLease first = take(store, ID);
            clock.set(LEASE_END);
            SessionLease second = take(store, ID);
            assertLost(() -> store.save(withBoth(ID, 1), first));
            assertNoContent(store, ID);
            store.save(withBoth(ID, 2), second);
            assertLost(() -> store.save(withBoth(ID, 3), first));
            assertLost(() -> store.save(StoredSession.empty(ID), first));
            assertStored(store, withBoth(ID, 2));
        }
    }

    /** Although nobody took it over. */
    @Test
    void saveUnderAnEndedLeaseIsRefused() {
        try (SessionKeyStore store = open()) {
            SessionLease lease = take(store, ID);
            store.save(withBoth(ID, 1));
            clock.set(LEASE_END);
            assertLost(() -> store.save(withBoth(ID, 2), lease));
            assertStored(store, withBoth(ID, 1));
        }
    }

    @Test
    void leaseOfAnotherIdentityIsRefused() {
        try (SessionKeyStore store = open()) {
            SessionLease lease = take(store, ID);
            SessionKeyId other = id(TENANT, 2, "label-a");
            store.save(withBoth(other, 1));
            store.save(withBoth(ID, 2));
            assertLost(() -> store.save(withBoth(other, 3), lease));
            assertStored(store, withBoth(other, 1));
            assertStored(store, withBoth(ID, 2));
        }
    }

    @Test
    void failedSaveUnderLeaseChangesNothing() {
        try (SessionKeyStore store = open()) {
            SessionLease lease = take(store, ID);
            store.save(withBoth(ID, 1), lease);
            StoredSession wiped = withBoth(ID, 2);
            wiped.wipe();
            assertThat(catchThrowable(() -> store.save(wiped, lease))).isNotNull();
            assertStored(store, withBoth(ID, 1));
            store.save(withBoth(ID, 3), lease);
        }
    }

    @Test
    void leaseIsNoRecord() {
        try (SessionKeyStore store = open()) {
            SessionKeyId other = id(TENANT, 2, "label-a");
            store.save(withBoth(other, 1));
            take(store, ID);
            assertNoContent(store, ID);
            assertThat(store.list(NETWORK, TENANT)).containsExactly(other);
            assertThat(store.remove(ID)).isFalse();
        }
    }

    /** Saving without a lease is for those who need no fence: it asks for none and takes none away. */
    @Test
    void recordsAndLeasesDoNotDisturbEachOther() {
        try (SessionKeyStore store = open()) {
            SessionLease lease = take(store, ID);
            store.save(withBoth(ID, 1));
            assertThat(store.tryLease(ID, LEASE)).isEmpty();
            store.remove(ID);
            assertThat(store.tryLease(ID, LEASE)).isEmpty();
            store.purgeExpired();
            assertThat(store.tryLease(ID, LEASE)).isEmpty();
            store.save(withBoth(ID, 2), lease);
            store.releaseLease(lease);
            assertStored(store, withBoth(ID, 2));
        }
    }

    /** Leases are not counted, and one that was purged stays lost when the clock goes back. */
    @Test
    void purgeForgetsEndedLeases() {
        try (SessionKeyStore store = open()) {
            SessionKeyId other = id(TENANT, 2, "live");
            SessionLease ended = take(store, ID);
            SessionLease live = store.tryLease(other, LEASE.plusMillis(1)).orElseThrow();
            clock.set(LEASE_END);
            assertThat(store.purgeExpired()).isZero();
            store.save(withKey(other, 1), live);
            clock.set(T0);
            assertThat(store.renewLease(ended, LEASE)).isEmpty();
            take(store, ID);
        }
    }

    /** Seven threads that lost the lease, one that holds it: none of them overwrites what that one saves. */
    @Test
    void threadsWithoutTheLeaseNeverOverwrite() {
        try (SessionKeyStore store = open()) {
            AtomicInteger refused = new AtomicInteger();
            SessionLease lost = take(store, ID);
            clock.set(LEASE_END);
            SessionLease held = take(store, ID);
            Together.run(thread -> {
                for (int round = 0; round < rounds(); round++) {
                    if (thread == 0) {
                        store.save(withBoth(ID, round), held);
                    } else {
                        refused.addAndGet(isRefused(store, lost) ? 1 : 0);
                    }
                }
            });
            assertThat(refused).hasValue(rounds() * (Together.THREADS - 1));
            assertStored(store, withBoth(ID, rounds() - 1));
        }
    }

    private static void assertNoContent(SessionKeyStore store, SessionKeyId id) {
        assertThat(store.find(id).flatMap(StoredSession::sessionKey)).isEmpty();
        assertThat(store.find(id).flatMap(StoredSession::authSig)).isEmpty();
    }

    private static boolean isRefused(SessionKeyStore store, SessionLease lost) {
        try {
            store.save(withBoth(ID, 1_000), lost);
            return false;
        } catch (LitException e) {
            return e.code() == ErrorCode.STORE_LEASE_LOST;
        }
    }
}
