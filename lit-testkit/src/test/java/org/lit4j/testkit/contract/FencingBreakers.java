package org.lit4j.testkit.contract;

import static org.lit4j.testkit.contract.Subject.breaking;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.session.SessionLease;
import org.lit4j.core.session.StoredSession;

/** Stores that let the wrong one save, or confuse leases and records. */
final class FencingBreakers {
    private FencingBreakers() {}

    static List<Subject<Clock, SessionKeyStore>> all() {
        return List.of(
                breaking(
                        "saves under a lease only where nothing is",
                        clock -> new ReferenceStore(clock) {
                            @Override
                            public synchronized void save(StoredSession session, SessionLease lease) {
                                Optional<StoredSession> before = find(session.id());
                                super.save(session, lease);
                                if (!session.isEmpty() && clock.instant().equals(StoreFixture.T0)) {
                                    before.ifPresent(this::save);
                                }
                            }
                        },
                        "saveUnderLeaseReplaces"),
                breaking(
                        "releases the lease when it has saved",
                        clock -> new ReferenceStore(clock) {
                            @Override
                            public synchronized void save(StoredSession session, SessionLease lease) {
                                super.save(session, lease);
                                if (leasesTaken == 1 && records.get(keyOf(session.id())) != null) {
                                    releaseOnce(lease);
                                }
                            }

                            private void releaseOnce(SessionLease lease) {
                                if (clock.instant().equals(lease.expiresAt().minus(StoreLeaseRules.LEASE))) {
                                    leases.remove(leaseKeyOf(lease.id()));
                                }
                            }
                        },
                        "failedSaveUnderLeaseChangesNothing",
                        "saveUnderLeaseDoesNotRelease",
                        "saveUnderLeaseReplaces"),
                breaking(
                        "forgets after a save that somebody holds the lease, but not who",
                        clock -> new ReferenceStore(clock) {
                            private boolean saved;

                            @Override
                            public synchronized void save(StoredSession session, SessionLease lease) {
                                super.save(session, lease);
                                saved = leasesTaken == 1;
                            }

                            @Override
                            boolean blocks(SessionLease held, Instant now) {
                                return super.blocks(held, now) && !saved;
                            }
                        },
                        "saveUnderLeaseDoesNotRelease"),
                breaking(
                        "does not look at the lease when it saves",
                        clock -> new ReferenceStore(clock) {
                            @Override
                            boolean mayWrite(SessionLease lease, Instant now) {
                                return true;
                            }
                        },
                        "lateSaveIsRefusedAfterTakeover",
                        "releasedLeaseIsFree",
                        "saveUnderAnEndedLeaseIsRefused",
                        "threadsWithoutTheLeaseNeverOverwrite"),
                breaking(
                        "refuses a late save after it has removed the record",
                        clock -> new ReferenceStore(clock) {
                            @Override
                            public synchronized void save(StoredSession session, SessionLease lease) {
                                if (session.isEmpty()) {
                                    remove(session.id());
                                }
                                super.save(session, lease);
                            }
                        },
                        "lateSaveIsRefusedAfterTakeover"),
                breaking(
                        "lets an ended lease save when nobody took it over",
                        clock -> new ReferenceStore(clock) {
                            @Override
                            boolean mayWrite(SessionLease lease, Instant now) {
                                return hasToken(lease);
                            }
                        },
                        "saveUnderAnEndedLeaseIsRefused"),
                breaking(
                        "takes a lease for whatever is saved",
                        clock -> new ReferenceStore(clock) {
                            @Override
                            void requireFor(SessionLease lease, SessionKeyId id) {}
                        },
                        "leaseOfAnotherIdentityIsRefused"),
                breaking(
                        "removes the record before it saves under a lease",
                        clock -> new ReferenceStore(clock) {
                            @Override
                            public synchronized void save(StoredSession session, SessionLease lease) {
                                if (session.id().equals(lease.id()) && mayWrite(lease, leaseTime())) {
                                    remove(lease.id());
                                }
                                super.save(session, lease);
                            }
                        },
                        "failedSaveUnderLeaseChangesNothing"),
                breaking(
                        "lists identities with a lease",
                        clock -> new ReferenceStore(clock) {
                            @Override
                            public synchronized List<SessionKeyId> list(String network, String tenant) {
                                List<SessionKeyId> listed = super.list(network, tenant);
                                return listed.isEmpty()
                                        ? listed
                                        : Stream.concat(
                                                        listed.stream(),
                                                        leases.values().stream().map(SessionLease::id))
                                                .distinct()
                                                .toList();
                            }
                        },
                        "leaseIsNoRecord"),
                breaking(
                        "removes the lease with the record",
                        clock -> new ReferenceStore(clock) {
                            @Override
                            public synchronized boolean remove(SessionKeyId id) {
                                boolean removed = super.remove(id);
                                if (removed) {
                                    leases.remove(leaseKeyOf(id));
                                }
                                return removed;
                            }
                        },
                        "recordsAndLeasesDoNotDisturbEachOther"),
                breaking(
                        "ends the lease when somebody saves without one",
                        clock -> new ReferenceStore(clock) {
                            private boolean underLease;

                            @Override
                            public synchronized void save(StoredSession session) {
                                super.save(session);
                                if (!underLease
                                        && leases.size() == 1
                                        && clock.instant().equals(StoreFixture.T0)) {
                                    leases.remove(leaseKeyOf(session.id()));
                                }
                            }

                            @Override
                            public synchronized void save(StoredSession session, SessionLease lease) {
                                underLease = true;
                                super.save(session, lease);
                                underLease = false;
                            }
                        },
                        "recordsAndLeasesDoNotDisturbEachOther"),
                breaking(
                        "never forgets an ended lease",
                        clock -> new ReferenceStore(clock) {
                            @Override
                            void purgeLeases(Instant now) {}
                        },
                        "purgeForgetsEndedLeases"),
                breaking(
                        "purges every lease",
                        clock -> new ReferenceStore(clock) {
                            @Override
                            void purgeLeases(Instant now) {
                                leases.clear();
                            }
                        },
                        "purgeForgetsEndedLeases",
                        "recordsAndLeasesDoNotDisturbEachOther"),
                breaking(
                        "counts leases when it purges",
                        clock -> new ReferenceStore(clock) {
                            @Override
                            public synchronized int purgeExpired() {
                                int before = leases.size();
                                int purged = super.purgeExpired();
                                return purged + before - leases.size();
                            }
                        },
                        "purgeForgetsEndedLeases"),
                breaking(
                        "lets one who lost the lease save while another thread holds it",
                        clock -> new ReferenceStore(clock) {
                            private Thread last = Thread.currentThread();

                            @Override
                            boolean mayWrite(SessionLease lease, Instant now) {
                                boolean other = !last.equals(Thread.currentThread());
                                last = Thread.currentThread();
                                return other || super.mayWrite(lease, now);
                            }
                        },
                        "threadsWithoutTheLeaseNeverOverwrite"));
    }
}
