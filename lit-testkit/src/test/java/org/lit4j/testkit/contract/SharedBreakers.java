package org.lit4j.testkit.contract;

import static org.lit4j.testkit.contract.Subject.breaking;
import static org.lit4j.testkit.contract.Subject.breakingAmongOthers;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.session.SessionLease;
import org.lit4j.core.session.StoredSession;

/** Stores that let processes get in each other's way. */
final class SharedBreakers {
    static final Subject<Path, SessionKeyStore> CORRECT = breaking("correct", SharedReferenceStore::new);

    private static final List<Subject<Path, SessionKeyStore>> ALL = List.of(
            breaking("gives everybody the lease", Generous::new, "ofAllProcessesOneAsks"),
            breakingAmongOthers(
                    "keeps a lease for a holder that died",
                    file -> new SharedReferenceStore(file) {
                        @Override
                        boolean blocks(SessionLease held, Instant now) {
                            return true;
                        }
                    },
                    "aKilledHolderIsTakenOver"),
            breaking(
                    "does not look at the lease when it saves",
                    file -> new SharedReferenceStore(file) {
                        @Override
                        boolean mayWrite(SessionLease lease, Instant now) {
                            return true;
                        }
                    },
                    "aStoppedHolderDoesNotSaveLate"),
            breaking(
                    "refuses a late save when it has done it",
                    file -> new SharedReferenceStore(file) {
                        @Override
                        boolean mayWrite(SessionLease lease, Instant now) {
                            return true;
                        }

                        @Override
                        public synchronized void save(StoredSession session, SessionLease lease) {
                            super.save(session, lease);
                            if (!hasToken(lease)) {
                                throw lease.lost();
                            }
                        }
                    },
                    "aStoppedHolderDoesNotSaveLate"));

    private SharedBreakers() {}

    static List<Subject<Path, SessionKeyStore>> all() {
        return ALL;
    }

    static Subject<Path, SessionKeyStore> named(String name) {
        return Stream.concat(Stream.of(CORRECT), ALL.stream())
                .filter(subject -> subject.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Shows nothing before a second lease, so that no process is too slow to ask for one. */
    private static final class Generous extends SharedReferenceStore {
        Generous(Path file) {
            super(file);
        }

        @Override
        boolean blocks(SessionLease held, Instant now) {
            return false;
        }

        @Override
        public synchronized Optional<StoredSession> find(SessionKeyId id) {
            Optional<StoredSession> found = super.find(id);
            return leasesTaken < 2 ? Optional.empty() : found;
        }
    }
}
