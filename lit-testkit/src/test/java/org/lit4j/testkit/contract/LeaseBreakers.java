package org.lit4j.testkit.contract;

import static org.lit4j.testkit.contract.Subject.breaking;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.session.SessionLease;

/** Stores that give leases wrongly. */
final class LeaseBreakers {
    private LeaseBreakers() {}

    static List<Subject<Clock, SessionKeyStore>> all() {
        return List.of(
                breaking(
                        "says that a lease ends a second early",
                        clock -> new ReferenceStore(clock) {
                            @Override
                            public synchronized Optional<SessionLease> tryLease(SessionKeyId id, Duration length) {
                                return super.tryLease(id, length)
                                        .map(lease ->
                                                lease.until(lease.expiresAt().minusSeconds(1)));
                            }
                        },
                        "leaseSaysWhatWasTaken"),
                breaking(
                        "gives a lease that is wanted for longer",
                        clock -> new ReferenceStore(clock) {
                            @Override
                            public synchronized Optional<SessionLease> tryLease(SessionKeyId id, Duration length) {
                                if (length.compareTo(StoreLeaseRules.LEASE) > 0) {
                                    leases.remove(keyOf(id));
                                }
                                return super.tryLease(id, length);
                            }
                        },
                        "leaseKeepsOthersAway"),
                breaking(
                        "lets a lease last a millisecond longer",
                        clock -> new ReferenceStore(clock) {
                            @Override
                            boolean blocks(SessionLease held, Instant now) {
                                return held.isLiveAt(now.minusMillis(1));
                            }
                        },
                        "endedLeaseIsTakenOver",
                        "endedLeaseIsNotRenewed",
                        "lateSaveIsRefusedAfterTakeover",
                        "lostLeaseIsNotRenewed",
                        "releasingALostLeaseDoesNothing",
                        "renewedLeaseLastsLonger",
                        "threadsWithoutTheLeaseNeverOverwrite",
                        "tokensAreNeverGivenTwice"),
                breaking(
                        "takes a lease away a millisecond early",
                        clock -> new ReferenceStore(clock) {
                            @Override
                            boolean blocks(SessionLease held, Instant now) {
                                boolean early = leasesTaken == 1
                                        && held.expiresAt().equals(StoreLeaseRules.LEASE_END)
                                        && now.equals(StoreLeaseRules.LEASE_END.minusMillis(1));
                                return held.isLiveAt(now) && !early;
                            }
                        },
                        "endedLeaseIsTakenOver"),
                breaking(
                        "keeps one lease for all labels of a principal",
                        clock -> new Coarse(clock),
                        "leasesOfOtherIdentitiesAreIndependent",
                        "tokensAreNeverGivenTwice"),
                breaking(
                        "keeps one lease for all tenants",
                        clock -> new ReferenceStore(clock) {
                            @Override
                            Object leaseKeyOf(SessionKeyId id) {
                                return List.of(id.network(), id.principal(), id.label());
                            }
                        },
                        "leasesOfOtherIdentitiesAreIndependent"),
                breaking(
                        "counts tokens for each identity apart",
                        clock -> new ReferenceStore(clock) {
                            private final Map<SessionKeyId, Integer> counts = new HashMap<>();

                            @Override
                            String newToken(SessionKeyId id) {
                                return String.format("%032x", counts.merge(id, 1, Integer::sum));
                            }
                        },
                        "tokensAreNeverGivenTwice"),
                breaking(
                        "gives a released lease out again with its token",
                        clock -> new ReferenceStore(clock) {
                            @Override
                            String newToken(SessionKeyId id) {
                                return String.format("%032x", id.hashCode());
                            }
                        },
                        "lateSaveIsRefusedAfterTakeover",
                        "lostLeaseIsNotRenewed",
                        "releasedLeaseIsFree",
                        "releasingALostLeaseDoesNothing",
                        "threadsWithoutTheLeaseNeverOverwrite",
                        "tokensAreNeverGivenTwice"),
                breaking(
                        "lets whoever released a lease go on saving",
                        clock -> new ReferenceStore(clock) {
                            private final Map<SessionKeyId, String> released = new HashMap<>();

                            @Override
                            public synchronized void releaseLease(SessionLease lease) {
                                super.releaseLease(lease);
                                released.put(lease.id(), lease.token());
                            }

                            @Override
                            boolean mayWrite(SessionLease lease, Instant now) {
                                return super.mayWrite(lease, now)
                                        || lease.token().equals(released.get(lease.id()));
                            }
                        },
                        "releasedLeaseIsFree"),
                breaking(
                        "releases whatever lease there is",
                        clock -> new ReferenceStore(clock) {
                            @Override
                            public synchronized void releaseLease(SessionLease lease) {
                                requireOpen();
                                leases.remove(leaseKeyOf(lease.id()));
                            }
                        },
                        "releasingALostLeaseDoesNothing"),
                breaking(
                        "says that a lease was renewed, but does not",
                        clock -> new ReferenceStore(clock) {
                            @Override
                            public synchronized Optional<SessionLease> renewLease(SessionLease lease, Duration length) {
                                SessionLease held = leases.get(leaseKeyOf(lease.id()));
                                Optional<SessionLease> renewed = super.renewLease(lease, length);
                                if (held != null && length.equals(StoreLeaseRules.LEASE)) {
                                    leases.put(leaseKeyOf(lease.id()), held);
                                }
                                return renewed;
                            }
                        },
                        "renewedLeaseLastsLonger"),
                breaking(
                        "compares ends beside tokens",
                        clock -> new ReferenceStore(clock) {
                            @Override
                            boolean mayWrite(SessionLease lease, Instant now) {
                                return lease.equals(leases.get(leaseKeyOf(lease.id()))) && super.mayWrite(lease, now);
                            }
                        },
                        "leaseFromBeforeItsRenewalIsStillGood"),
                breaking(
                        "renews an ended lease that nobody took over",
                        clock -> new ReferenceStore(clock) {
                            @Override
                            boolean mayRenew(SessionLease lease, Instant now) {
                                return hasToken(lease);
                            }
                        },
                        "endedLeaseIsNotRenewed"),
                breaking(
                        "renews whatever lease there is",
                        clock -> new ReferenceStore(clock) {
                            @Override
                            boolean mayRenew(SessionLease lease, Instant now) {
                                SessionLease held = leases.get(leaseKeyOf(lease.id()));
                                return held != null && held.isLiveAt(now);
                            }
                        },
                        "lostLeaseIsNotRenewed"),
                breaking(
                        "makes a possible length of an impossible one",
                        clock -> new ReferenceStore(clock) {
                            @Override
                            Instant endOf(Instant now, Duration length) {
                                Duration least = Duration.ofMillis(1);
                                Duration most = SessionLease.LONGEST;
                                Duration atLeast = length.compareTo(least) < 0 ? least : length;
                                return super.endOf(now, atLeast.compareTo(most) > 0 ? most : atLeast);
                            }
                        },
                        "impossibleLengthIsRefused"),
                breaking(
                        "gives a second thread the lease of the first",
                        clock -> new ReferenceStore(clock) {
                            private final Map<SessionKeyId, Thread> holders = new HashMap<>();

                            @Override
                            public synchronized Optional<SessionLease> tryLease(SessionKeyId id, Duration length) {
                                Thread before = holders.put(id, Thread.currentThread());
                                if (before != null && !before.equals(Thread.currentThread())) {
                                    leases.remove(leaseKeyOf(id));
                                }
                                return super.tryLease(id, length);
                            }
                        },
                        "ofManyThreadsOneGetsTheLease"),
                breaking(
                        "never looks at the clock for leases again",
                        clock -> new ReferenceStore(clock) {
                            private final Clock stopped = Clock.fixed(clock.instant(), ZoneOffset.UTC);

                            @Override
                            Instant leaseTime() {
                                return stopped.instant();
                            }
                        },
                        "endedLeaseIsTakenOver",
                        "endedLeaseIsNotRenewed",
                        "lateSaveIsRefusedAfterTakeover",
                        "lostLeaseIsNotRenewed",
                        "purgeForgetsEndedLeases",
                        "releasingALostLeaseDoesNothing",
                        "renewedLeaseLastsLonger",
                        "saveUnderAnEndedLeaseIsRefused",
                        "threadsWithoutTheLeaseNeverOverwrite",
                        "tokensAreNeverGivenTwice"));
    }

    /** One lease a principal and tenant. */
    private static final class Coarse extends ReferenceStore {
        Coarse(Clock clock) {
            super(clock);
        }

        @Override
        Object leaseKeyOf(SessionKeyId id) {
            return List.of(id.network(), id.tenant(), id.principal());
        }
    }
}
