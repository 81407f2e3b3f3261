package org.lit4j.testkit.contract;

import static java.util.Objects.requireNonNull;
import static org.lit4j.testkit.contract.Subject.breaking;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.session.SessionLease;
import org.lit4j.core.session.StoredSession;

/** Stores that several threads confuse: what a race does by chance, these do whenever two threads wrote. */
final class ThreadBreakers {
    private ThreadBreakers() {}

    static List<Subject<Clock, SessionKeyStore>> all() {
        return List.of(
                breaking(
                        "takes the key of one writer and the AuthSig of the next",
                        clock -> new TwoWriters(clock) {
                            @Override
                            StoredSession confused(StoredSession earlier, StoredSession later) {
                                return later.withSessionKey(
                                        earlier.sessionKey().orElseThrow().duplicate());
                            }
                        },
                        "threadsOnOneIdentityNeverMixRecords"),
                breaking(
                        "wipes the record that another writer replaces, once more after replacing it",
                        clock -> new TwoWriters(clock) {
                            @Override
                            StoredSession confused(StoredSession earlier, StoredSession later) {
                                later.wipe();
                                return later;
                            }
                        },
                        "threadsOnOneIdentityNeverMixRecords"),
                breaking(
                        "answers with what another writer saved last, whoever is asked for",
                        LastWriterWins::new,
                        "threadsOnManyIdentitiesDoNotDisturbEachOther"),
                breaking(
                        "keeps records for each thread apart",
                        PerThread::new,
                        "threadsOnManyIdentitiesDoNotDisturbEachOther",
                        "threadsOnOneIdentityNeverMixRecords",
                        "threadsWithoutTheLeaseNeverOverwrite"));
    }

    /** Confuses the last two records of an identity when two threads wrote them. */
    private abstract static class TwoWriters extends ReferenceStore {
        private record Written(StoredSession session, Thread by) {}

        private final Map<SessionKeyId, Written> earlier = new HashMap<>();
        private final Map<SessionKeyId, Written> later = new HashMap<>();

        TwoWriters(Clock clock) {
            super(clock);
        }

        abstract StoredSession confused(StoredSession earlier, StoredSession later);

        @Override
        public synchronized void save(StoredSession session) {
            super.save(session);
            Written before = later.put(session.id(), new Written(session.duplicate(), Thread.currentThread()));
            if (before != null) {
                earlier.put(session.id(), before);
            }
        }

        @Override
        StoredSession handedOut(StoredSession live) {
            Written one = earlier.get(live.id());
            Written two = later.get(live.id());
            if (one == null || two == null || one.by().equals(two.by())) {
                return live.duplicate();
            }
            return confused(one.session(), live.duplicate());
        }
    }

    private static final class LastWriterWins extends ReferenceStore {
        private final Map<SessionKeyId, Thread> writers = new HashMap<>();
        private @Nullable SessionKeyId last;

        LastWriterWins(Clock clock) {
            super(clock);
        }

        @Override
        public synchronized void save(StoredSession session) {
            super.save(session);
            note(session.id());
        }

        @Override
        public synchronized void save(StoredSession session, SessionLease lease) {
            super.save(session, lease);
            note(session.id());
        }

        private void note(SessionKeyId saved) {
            writers.put(saved, Thread.currentThread());
            last = saved;
        }

        @Override
        StoredSession handedOut(StoredSession live) {
            SessionKeyId newest = requireNonNull(last);
            StoredSession there = records.get(newest);
            boolean ofAnother = !requireNonNull(writers.get(newest)).equals(writers.get(live.id()));
            return ofAnother && there != null ? there.duplicate() : live.duplicate();
        }
    }

    private static final class PerThread implements SessionKeyStore {
        private final Clock clock;
        private final Map<Thread, ReferenceStore> stores = new HashMap<>();
        private boolean closed;

        PerThread(Clock clock) {
            this.clock = clock;
        }

        private synchronized ReferenceStore mine() {
            ReferenceStore mine = stores.computeIfAbsent(Thread.currentThread(), thread -> new ReferenceStore(clock));
            mine.closed = closed;
            return mine;
        }

        @Override
        public boolean holdsSecrets() {
            return true;
        }

        @Override
        public Optional<StoredSession> find(SessionKeyId id) {
            return mine().find(id);
        }

        @Override
        public void save(StoredSession session) {
            mine().save(session);
        }

        @Override
        public boolean remove(SessionKeyId id) {
            return mine().remove(id);
        }

        @Override
        public List<SessionKeyId> list(String network, String tenant) {
            return mine().list(network, tenant);
        }

        @Override
        public int purgeExpired() {
            return mine().purgeExpired();
        }

        @Override
        public Optional<SessionLease> tryLease(SessionKeyId id, Duration length) {
            return mine().tryLease(id, length);
        }

        @Override
        public Optional<SessionLease> renewLease(SessionLease lease, Duration length) {
            return mine().renewLease(lease, length);
        }

        @Override
        public void save(StoredSession session, SessionLease lease) {
            mine().save(session, lease);
        }

        @Override
        public void releaseLease(SessionLease lease) {
            mine().releaseLease(lease);
        }

        @Override
        public synchronized void close() {
            closed = true;
        }
    }
}
