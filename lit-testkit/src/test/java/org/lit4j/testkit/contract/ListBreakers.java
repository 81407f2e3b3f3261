package org.lit4j.testkit.contract;

import static org.lit4j.testkit.contract.Subject.breaking;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.session.StoredSession;

/** Stores that list wrongly. */
final class ListBreakers {
    private ListBreakers() {}

    static List<Subject<Clock, SessionKeyStore>> all() {
        return List.of(
                breaking(
                        "lists what has expired",
                        clock -> new ReferenceStore(clock) {
                            @Override
                            public synchronized List<SessionKeyId> list(String network, String tenant) {
                                requireOpen();
                                return records.values().stream()
                                        .map(StoredSession::id)
                                        .filter(id -> id.network().equals(network)
                                                && id.tenant().equals(tenant))
                                        .sorted(NATURAL_ORDER)
                                        .toList();
                            }
                        },
                        "listLeavesOutWhatIsNotLive"),
                breaking(
                        "lists every tenant",
                        clock -> new ReferenceStore(clock) {
                            @Override
                            public synchronized List<SessionKeyId> list(String network, String tenant) {
                                return everything(
                                        this, (id, wanted) -> id.network().equals(network), "");
                            }
                        },
                        "listNamesOneNetworkAndTenantOnly"),
                breaking(
                        "lists every network",
                        clock -> new ReferenceStore(clock) {
                            @Override
                            public synchronized List<SessionKeyId> list(String network, String tenant) {
                                return everything(
                                        this, (id, wanted) -> id.tenant().equals(wanted), tenant);
                            }
                        },
                        "listNamesOneNetworkAndTenantOnly"),
                breaking(
                        "fails to list what was never written",
                        clock -> new ReferenceStore(clock) {
                            private boolean used;

                            @Override
                            public synchronized void save(StoredSession session) {
                                used = true;
                                super.save(session);
                            }

                            @Override
                            public synchronized List<SessionKeyId> list(String network, String tenant) {
                                requireOpen();
                                if (!used) {
                                    throw new IllegalStateException("no such folder");
                                }
                                return super.list(network, tenant);
                            }
                        },
                        "listOfNothingIsEmpty"),
                ordering(
                        "lists as a dictionary does",
                        Comparator.comparing(SessionKeyId::principal)
                                .thenComparing(SessionKeyId::label, String.CASE_INSENSITIVE_ORDER)),
                ordering(
                        "lists by label first",
                        Comparator.comparing(SessionKeyId::label).thenComparing(SessionKeyId::principal)));
    }

    private static List<SessionKeyId> everything(
            ReferenceStore store, BiFunction<SessionKeyId, String, Boolean> wanted, String name) {
        store.requireOpen();
        return store.records.values().stream()
                .filter(stored -> !store.live(stored, store.clock.instant()).isEmpty())
                .map(StoredSession::id)
                .filter(id -> wanted.apply(id, name))
                .sorted(ReferenceStore.NATURAL_ORDER)
                .toList();
    }

    private static Subject<Clock, SessionKeyStore> ordering(String name, Comparator<SessionKeyId> order) {
        return breaking(
                name,
                clock -> new ReferenceStore(clock) {
                    @Override
                    public synchronized List<SessionKeyId> list(String network, String tenant) {
                        return super.list(network, tenant).stream()
                                .sorted(order)
                                .toList();
                    }
                },
                "listIsInNaturalOrder");
    }
}
