package org.lit4j.testkit.contract;

import static org.lit4j.testkit.contract.Subject.breaking;
import static org.lit4j.testkit.contract.Subject.breakingAmongOthers;

import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.session.SessionLease;
import org.lit4j.core.session.StoredSession;

/** Stores that keep, replace or remove wrongly. */
final class RecordBreakers {
    private RecordBreakers() {}

    static List<Subject<Clock, SessionKeyStore>> all() {
        return List.of(
                breaking(
                        "answers an empty record while nothing was ever saved",
                        clock -> new ReferenceStore(clock) {
                            private boolean used;

                            @Override
                            public synchronized Optional<StoredSession> find(SessionKeyId id) {
                                return used ? super.find(id) : Optional.of(StoredSession.empty(id));
                            }

                            @Override
                            public synchronized void save(StoredSession session) {
                                used = true;
                                super.save(session);
                            }

                            @Override
                            public synchronized void save(StoredSession session, SessionLease lease) {
                                used = true;
                                super.save(session, lease);
                            }
                        },
                        "unknownIdentityHasNoRecord"),
                breaking(
                        "forgets the first record when it is a key alone",
                        clock -> new ReferenceStore(clock) {
                            @Override
                            public synchronized void save(StoredSession session) {
                                if (!records.isEmpty() || session.authSig().isPresent() || session.isEmpty()) {
                                    super.save(session);
                                }
                            }
                        },
                        "keyAloneIsKept"),
                breaking(
                        "forgets the first record when it is an AuthSig alone",
                        clock -> new ReferenceStore(clock) {
                            @Override
                            public synchronized void save(StoredSession session) {
                                if (!records.isEmpty() || session.sessionKey().isPresent() || session.isEmpty()) {
                                    super.save(session);
                                }
                            }
                        },
                        "authSigAloneIsKept"),
                breakingAmongOthers(
                        "drops the AuthSig when a key comes with it",
                        clock -> new ReferenceStore(clock) {
                            @Override
                            StoredSession kept(StoredSession given) {
                                return given.sessionKey().isPresent()
                                        ? given.withoutAuthSig().duplicate()
                                        : given.duplicate();
                            }
                        },
                        "keyAndAuthSigAreKeptTogether"),
                breaking(
                        "keeps the first record that is complete",
                        clock -> new ReferenceStore(clock) {
                            @Override
                            StoredSession kept(StoredSession given) {
                                StoredSession copy = given.duplicate();
                                StoredSession old = records.get(keyOf(given.id()));
                                return old != null && complete(old) && complete(given) ? old : copy;
                            }
                        },
                        "savingTwiceReplaces"),
                breaking(
                        "merges what is saved into what was there",
                        clock -> new ReferenceStore(clock) {
                            @Override
                            StoredSession kept(StoredSession given) {
                                StoredSession old = records.get(keyOf(given.id()));
                                StoredSession kept = given.duplicate();
                                if (old == null || given.isEmpty()) {
                                    return kept;
                                }
                                return new StoredSession(
                                        kept.id(),
                                        kept.sessionKey().or(old::sessionKey),
                                        kept.authSig().or(old::authSig),
                                        kept.authSig().isPresent() ? kept.authSigExpiresAt() : old.authSigExpiresAt());
                            }
                        },
                        "savingLessForgetsTheRest"),
                breaking(
                        "keeps the old record when an empty one is saved",
                        clock -> new ReferenceStore(clock) {
                            @Override
                            public synchronized void save(StoredSession session) {
                                requireOpen();
                                if (!session.isEmpty()) {
                                    super.save(session);
                                }
                            }
                        },
                        "emptyRecordRemoves"),
                breaking(
                        "lists a record that an empty one replaced",
                        clock -> new ReferenceStore(clock) {
                            private Optional<SessionKeyId> emptied = Optional.empty();

                            @Override
                            public synchronized void save(StoredSession session) {
                                super.save(session);
                                emptied = Optional.of(session)
                                        .filter(StoredSession::isEmpty)
                                        .map(StoredSession::id);
                            }

                            @Override
                            public synchronized List<SessionKeyId> list(String network, String tenant) {
                                return emptied.map(List::of).orElseGet(() -> super.list(network, tenant));
                            }
                        },
                        "emptyRecordRemoves"),
                breaking(
                        "finds a removed record until it is saved again",
                        clock -> new ReferenceStore(clock) {
                            private final Map<SessionKeyId, StoredSession> removed = new HashMap<>();

                            @Override
                            public synchronized boolean remove(SessionKeyId id) {
                                Optional.ofNullable(records.get(keyOf(id))).ifPresent(there -> removed.put(id, there));
                                return super.remove(id);
                            }

                            @Override
                            public synchronized void save(StoredSession session) {
                                super.save(session);
                                removed.remove(session.id());
                            }

                            @Override
                            public synchronized Optional<StoredSession> find(SessionKeyId id) {
                                return super.find(id)
                                        .or(() -> Optional.ofNullable(removed.get(id))
                                                .map(this::handedOut));
                            }
                        },
                        "removedRecordIsGone",
                        "threadsOnManyIdentitiesDoNotDisturbEachOther"),
                breakingAmongOthers(
                        "says that it removed something when there was nothing",
                        clock -> new ReferenceStore(clock) {
                            @Override
                            public synchronized boolean remove(SessionKeyId id) {
                                super.remove(id);
                                return true;
                            }
                        },
                        "removeSaysWhetherThereWasOne"),
                breakingAmongOthers(
                        "never says that it removed something",
                        clock -> new ReferenceStore(clock) {
                            @Override
                            public synchronized boolean remove(SessionKeyId id) {
                                super.remove(id);
                                return false;
                            }
                        },
                        "removeSaysWhetherThereWasOne"),
                breaking(
                        "says that it removed what was removed before",
                        clock -> new ReferenceStore(clock) {
                            private final Set<SessionKeyId> removed = new HashSet<>();

                            @Override
                            public synchronized boolean remove(SessionKeyId id) {
                                boolean found = super.remove(id) || removed.contains(id);
                                if (found) {
                                    removed.add(id);
                                }
                                return found;
                            }
                        },
                        "removeSaysWhetherThereWasOne"),
                breaking(
                        "deletes the old record before it has a copy of the new one",
                        clock -> new ReferenceStore(clock) {
                            @Override
                            public synchronized void save(StoredSession session) {
                                requireOpen();
                                records.remove(keyOf(session.id()));
                                super.save(session);
                            }
                        },
                        "failedSaveChangesNothing"),
                breaking(
                        "takes a wiped key without a word",
                        clock -> new ReferenceStore(clock) {
                            @Override
                            StoredSession kept(StoredSession given) {
                                try {
                                    return given.duplicate();
                                } catch (org.lit4j.core.error.LitException e) {
                                    return given.withoutSessionKey();
                                }
                            }
                        },
                        "failedSaveChangesNothing"),
                breaking(
                        "finds after it was closed",
                        clock -> new ReferenceStore(clock) {
                            @Override
                            public synchronized Optional<StoredSession> find(SessionKeyId id) {
                                return closed ? Optional.empty() : super.find(id);
                            }
                        },
                        "closedStoreRefusesEveryCall"),
                breaking(
                        "fails after it was closed, but not with CLOSED",
                        clock -> new ReferenceStore(clock) {
                            @Override
                            void requireOpen() {
                                if (closed) {
                                    throw new IllegalStateException("closed");
                                }
                            }
                        },
                        "closedStoreRefusesEveryCall"),
                breaking(
                        "fails when it is closed again",
                        clock -> new ReferenceStore(clock) {
                            @Override
                            public synchronized void close() {
                                requireOpen();
                                super.close();
                            }
                        },
                        "closingTwiceDoesNothing"));
    }

    private static boolean complete(StoredSession session) {
        return session.sessionKey().isPresent() && session.authSig().isPresent();
    }
}
