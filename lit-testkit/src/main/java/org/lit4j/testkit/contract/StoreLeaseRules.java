package org.lit4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.session.SessionLease;

/** Rules on leases: who may ask the signer, for how long. */
abstract class StoreLeaseRules extends StoreOwnershipRules {
    static final Duration LEASE = Duration.ofSeconds(30);
    static final Instant LEASE_END = T0.plus(LEASE);

    @Test
    void leaseSaysWhatWasTaken() {
        try (SessionKeyStore store = open()) {
            SessionLease lease = take(store, ID);
            assertThat(lease.id()).isEqualTo(ID);
            assertThat(lease.expiresAt()).isEqualTo(LEASE_END);
        }
    }

    @Test
    void leaseKeepsOthersAway() {
        try (SessionKeyStore store = open()) {
            take(store, ID);
            assertThat(store.tryLease(ID, LEASE)).isEmpty();
            assertThat(store.tryLease(ID, LEASE.multipliedBy(2))).isEmpty();
        }
    }

    /** Held up to its end, and at its end no more. */
    @Test
    void endedLeaseIsTakenOver() {
        try (SessionKeyStore store = open()) {
            take(store, ID);
            clock.set(LEASE_END.minusMillis(1));
            assertThat(store.tryLease(ID, LEASE)).isEmpty();
            clock.set(LEASE_END);
            take(store, ID);
            assertThat(store.tryLease(ID, LEASE)).isEmpty();
        }
    }

    @Test
    void leasesOfOtherIdentitiesAreIndependent() {
        try (SessionKeyStore store = open()) {
            SessionLease mine = take(store, ID);
            for (SessionKeyId other : Set.of(
                    id("tenant-b", 1, "label-a"),
                    id(TENANT, 2, "label-a"),
                    id(TENANT, 1, "label-b"),
                    new SessionKeyId("network-b", TENANT, principal(1), "label-a"))) {
                store.releaseLease(take(store, other));
                assertThat(store.tryLease(ID, LEASE)).isEmpty();
                take(store, other);
            }
            store.save(withBoth(ID, 1), mine);
        }
    }

    @Test
    void tokensAreNeverGivenTwice() {
        try (SessionKeyStore store = open()) {
            Set<String> tokens = new HashSet<>();
            for (int n = 1; n <= 10; n++) {
                SessionLease released = take(store, ID);
                tokens.add(released.token());
                store.releaseLease(released);
                tokens.add(take(store, ID).token());
                tokens.add(take(store, id(TENANT, 1, "other " + n)).token());
                clock.advance(LEASE);
            }
            assertThat(tokens).hasSize(30);
        }
    }

    @Test
    void releasedLeaseIsFree() {
        try (SessionKeyStore store = open()) {
            SessionLease first = take(store, ID);
            store.releaseLease(first);
            SessionLease second = take(store, ID);
            assertLost(() -> store.save(withBoth(ID, 1), first));
            store.save(withBoth(ID, 2), second);
        }
    }

    /** Whoever took over is not disturbed, and releasing again fails no caller. */
    @Test
    void releasingALostLeaseDoesNothing() {
        try (SessionKeyStore store = open()) {
            SessionLease first = take(store, ID);
            clock.set(LEASE_END);
            SessionLease second = take(store, ID);
            store.releaseLease(first);
            assertThat(store.tryLease(ID, LEASE)).isEmpty();
            store.save(withBoth(ID, 1), second);
            store.releaseLease(second);
            store.releaseLease(second);
            take(store, ID);
        }
    }

    @Test
    void renewedLeaseLastsLonger() {
        try (SessionKeyStore store = open()) {
            SessionLease lease = take(store, ID);
            clock.set(LEASE_END.minusMillis(1));
            SessionLease renewed = store.renewLease(lease, LEASE).orElseThrow();
            assertThat(renewed).isEqualTo(lease.until(LEASE_END.minusMillis(1).plus(LEASE)));
            clock.set(renewed.expiresAt().minusMillis(1));
            assertThat(store.tryLease(ID, LEASE)).isEmpty();
            clock.set(renewed.expiresAt());
            take(store, ID);
        }
    }

    /** The token counts: what a holder kept from before the renewal is as good. */
    @Test
    void leaseFromBeforeItsRenewalIsStillGood() {
        try (SessionKeyStore store = open()) {
            SessionLease old = take(store, ID);
            assertThat(store.renewLease(old, LEASE.multipliedBy(3))).isPresent();
            clock.set(LEASE_END);
            store.save(withBoth(ID, 1), old);
            assertStored(store, withBoth(ID, 1));
            assertThat(store.renewLease(old, LEASE)).isPresent();
            store.releaseLease(old);
            take(store, ID);
        }
    }

    /** Although nobody took it over. */
    @Test
    void endedLeaseIsNotRenewed() {
        try (SessionKeyStore store = open()) {
            SessionLease lease = take(store, ID);
            clock.set(LEASE_END);
            assertThat(store.renewLease(lease, LEASE)).isEmpty();
            take(store, ID);
        }
    }

    @Test
    void lostLeaseIsNotRenewed() {
        try (SessionKeyStore store = open()) {
            SessionLease released = take(store, ID);
            store.releaseLease(released);
            assertThat(store.renewLease(released, LEASE)).isEmpty();
            SessionLease first = take(store, ID);
            clock.set(LEASE_END);
            take(store, ID);
            assertThat(store.renewLease(first, LEASE.multipliedBy(9))).isEmpty();
            clock.set(LEASE_END.plus(LEASE));
            take(store, ID);
        }
    }

    @Test
    void impossibleLengthIsRefused() {
        try (SessionKeyStore store = open()) {
            SessionLease held = take(store, id(TENANT, 2, "held"));
            for (Duration bad : Set.of(
                    Duration.ZERO,
                    Duration.ofSeconds(-1),
                    Duration.ofNanos(999_999),
                    SessionLease.LONGEST.plusMillis(1))) {
                assertCode(ErrorCode.SETTING_INVALID, () -> store.tryLease(ID, bad));
                assertCode(ErrorCode.SETTING_INVALID, () -> store.renewLease(held, bad));
            }
            take(store, ID);
        }
    }

    /** Eight threads, one identity: one of them has it, as often as it is free. */
    @Test
    void ofManyThreadsOneGetsTheLease() {
        try (SessionKeyStore store = open()) {
            for (int round = 0; round < rounds(); round++) {
                Set<SessionLease> taken = ConcurrentHashMap.newKeySet();
                Together.run(thread -> store.tryLease(ID, LEASE).ifPresent(taken::add));
                assertThat(taken).hasSize(1);
                taken.forEach(store::releaseLease);
            }
        }
    }

    /** Returns how often the rules on threads repeat their calls. */
    protected abstract int rounds();

    static SessionLease take(SessionKeyStore store, SessionKeyId id) {
        Optional<SessionLease> lease = store.tryLease(id, LEASE);
        assertThat(lease).as("lease on " + id).isPresent();
        return lease.orElseThrow();
    }

    static void assertLost(ThrowingCallable save) {
        assertCode(ErrorCode.STORE_LEASE_LOST, save);
    }

    private static void assertCode(ErrorCode code, ThrowingCallable call) {
        assertThatExceptionOfType(LitException.class)
                .isThrownBy(call)
                .extracting(LitException::code)
                .isEqualTo(code);
    }
}
