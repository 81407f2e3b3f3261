package org.lit4j.testkit.contract;

import static org.lit4j.testkit.contract.Subject.breaking;
import static org.lit4j.testkit.contract.Subject.breakingAmongOthers;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.session.StoredSession;

/** Stores that share keys with their callers, or show them. */
final class OwnershipBreakers {
    private OwnershipBreakers() {}

    static List<Subject<Clock, SessionKeyStore>> all() {
        return List.of(
                breaking(
                        "hands out its own copy",
                        clock -> new ReferenceStore(clock) {
                            @Override
                            StoredSession handedOut(StoredSession live) {
                                return live;
                            }
                        },
                        "closingAFoundKeyDoesNotDamageTheStoredOne",
                        "threadsOnOneIdentityNeverMixRecords"),
                breaking(
                        "keeps what it is given",
                        clock -> new ReferenceStore(clock) {
                            @Override
                            StoredSession kept(StoredSession given) {
                                given.duplicate().wipe();
                                return given;
                            }
                        },
                        "closingTheGivenKeyDoesNotDamageTheStoredOne"),
                breaking(
                        "wipes what it is given",
                        clock -> new ReferenceStore(clock) {
                            @Override
                            public synchronized void save(StoredSession session) {
                                super.save(session);
                                session.wipe();
                            }
                        },
                        "givenKeyStaysItsOwners"),
                breaking(
                        "wipes what it handed out when it is closed",
                        clock -> new ReferenceStore(clock) {
                            private final List<StoredSession> out = new ArrayList<>();

                            @Override
                            StoredSession handedOut(StoredSession live) {
                                out.add(live.duplicate());
                                return out.get(out.size() - 1);
                            }

                            @Override
                            public synchronized void close() {
                                out.forEach(StoredSession::wipe);
                                super.close();
                            }
                        },
                        "foundKeyStaysUsable"),
                breakingAmongOthers(
                        "wipes what it handed out when the record is removed",
                        clock -> new ReferenceStore(clock) {
                            private final List<StoredSession> out = new ArrayList<>();

                            @Override
                            StoredSession handedOut(StoredSession live) {
                                out.add(live.duplicate());
                                return out.get(out.size() - 1);
                            }

                            @Override
                            public synchronized boolean remove(SessionKeyId id) {
                                out.forEach(StoredSession::wipe);
                                return super.remove(id);
                            }
                        },
                        "foundKeyStaysUsable"),
                breaking(
                        "prints its keys",
                        clock -> new ReferenceStore(clock) {
                            @Override
                            public String toString() {
                                return records.values().stream()
                                        .flatMap(stored -> stored.sessionKey().stream())
                                        .map(key -> key.seed().expose(HexFormat.of()::formatHex))
                                        .toList()
                                        .toString();
                            }
                        },
                        "textFormShowsNoSecret"));
    }
}
