package org.lit4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.session.StoredSession;

/** Rules on the end of AuthSigs. */
abstract class StoreTimeRules extends StoreRecordRules {
    private static final Instant END = T0.plus(LIFE);

    @Test
    void expiredAuthSigIsNotReturnedEvenBeforePurge() {
        try (SessionKeyStore store = open()) {
            store.save(withBoth(ID, 1));
            clock.set(END.plus(LIFE));
            assertThat(store.find(ID).flatMap(StoredSession::authSig)).isEmpty();
        }
    }

    @Test
    void keyOutlivesItsAuthSig() {
        try (SessionKeyStore store = open()) {
            store.save(withBoth(ID, 1));
            clock.set(END.plus(LIFE));
            assertThat(store.find(ID).flatMap(StoredSession::sessionKey)).contains(key(1));
        }
    }

    @Test
    void recordOfNothingButAnExpiredAuthSigIsNotFound() {
        try (SessionKeyStore store = open()) {
            store.save(withAuthSig(ID, 1));
            clock.set(END.plus(LIFE));
            assertNothing(store, ID);
        }
    }

    /** Valid up to its end, and at its end no more. */
    @Test
    void validityIsHalfOpen() {
        try (SessionKeyStore store = open()) {
            store.save(withBoth(ID, 1));
            clock.set(END.minusMillis(1));
            assertStored(store, withBoth(ID, 1));
            clock.set(END);
            assertStored(store, withBoth(ID, 1).withoutAuthSig());
        }
    }

    @Test
    void authSigWithoutEndStays() {
        try (SessionKeyStore store = open()) {
            StoredSession endless = withKey(ID, 1).withAuthSig(authSig(1), Optional.empty());
            store.save(endless.duplicate());
            clock.set(Instant.parse("2999-01-01T00:00:00Z"));
            assertThat(store.purgeExpired()).isZero();
            assertStored(store, endless);
        }
    }

    @Test
    void endOfAuthSigIsKeptToTheMillisecond() {
        try (SessionKeyStore store = open()) {
            StoredSession exact = withKey(ID, 1).withAuthSig(authSig(1), Optional.of(END.plusMillis(789)));
            store.save(exact.duplicate());
            assertStored(store, exact);
        }
    }

    /** Seen by setting the clock back: what had expired is whole again. */
    @Test
    void findWritesNothing() {
        try (SessionKeyStore store = open()) {
            store.save(withBoth(ID, 1));
            clock.set(END.plus(LIFE));
            store.find(ID);
            clock.set(T0);
            assertStored(store, withBoth(ID, 1));
        }
    }

    @Test
    void purgeCountsExpiredAuthSigs() {
        try (SessionKeyStore store = open()) {
            store.save(withBoth(id(TENANT, 1, "both"), 1));
            store.save(withBoth(id("tenant-b", 2, "both"), 2));
            store.save(withAuthSig(id(TENANT, 3, "no key"), 3));
            store.save(withKey(id(TENANT, 4, "no AuthSig"), 4));
            store.save(later(id(TENANT, 5, "not yet"), 5));
            assertThat(store.purgeExpired()).isZero();
            clock.set(END);
            assertThat(store.purgeExpired()).isEqualTo(3);
            assertThat(store.purgeExpired()).isZero();
        }
    }

    /** Seen by setting the clock back: what was purged is not there again. */
    @Test
    void purgeDeletesWhatHasExpired() {
        try (SessionKeyStore store = open()) {
            SessionKeyId other = id(TENANT, 2, "no key");
            store.save(withBoth(ID, 1));
            store.save(withAuthSig(other, 2));
            clock.set(END);
            store.purgeExpired();
            clock.set(T0);
            assertThat(store.find(ID).flatMap(StoredSession::authSig)).isEmpty();
            assertNothing(store, other);
            assertThat(store.remove(other)).isFalse();
        }
    }

    @Test
    void purgeKeepsKeysAndWhatIsLive() {
        try (SessionKeyStore store = open()) {
            StoredSession live = later(id(TENANT, 2, "live"), 2);
            StoredSession keyOnly = withKey(id(TENANT, 3, "key"), 3);
            store.save(withBoth(ID, 1));
            store.save(live.duplicate());
            store.save(keyOnly.duplicate());
            clock.set(END);
            store.purgeExpired();
            assertStored(store, withBoth(ID, 1).withoutAuthSig());
            assertStored(store, live);
            assertStored(store, keyOnly);
        }
    }

    @Test
    void listLeavesOutWhatIsNotLive() {
        try (SessionKeyStore store = open()) {
            SessionKeyId both = id(TENANT, 1, "both");
            SessionKeyId late = id(TENANT, 3, "late");
            store.save(withBoth(both, 1));
            store.save(withAuthSig(id(TENANT, 2, "no key"), 2));
            store.save(later(late, 3).withoutSessionKey());
            clock.set(END);
            assertThat(store.list(NETWORK, TENANT)).containsExactly(both, late);
        }
    }

    private static StoredSession later(SessionKeyId id, int n) {
        return withKey(id, n).withAuthSig(authSig(n), Optional.of(END.plusSeconds(1)));
    }
}
