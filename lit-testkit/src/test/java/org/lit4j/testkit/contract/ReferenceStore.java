package org.lit4j.testkit.contract;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.session.SessionLease;
import org.lit4j.core.session.StoredSession;

/** A correct store in the fewest lines; broken ones override one thing. */
class ReferenceStore implements SessionKeyStore {
    static final Comparator<SessionKeyId> NATURAL_ORDER =
            Comparator.comparing(SessionKeyId::principal).thenComparing(SessionKeyId::label);

    final Clock clock;
    final Map<Object, StoredSession> records = new HashMap<>();
    final Map<Object, SessionLease> leases = new HashMap<>();
    int leasesTaken;
    boolean closed;

    ReferenceStore(Clock clock) {
        this.clock = clock;
    }

    /** What records are kept under. */
    Object keyOf(SessionKeyId id) {
        return id;
    }

    /** What is kept of a record. */
    StoredSession kept(StoredSession given) {
        return given.duplicate();
    }

    /** What is handed out of a record that was found live. */
    StoredSession handedOut(StoredSession live) {
        return live.duplicate();
    }

    StoredSession live(StoredSession stored, Instant now) {
        return stored.liveAt(now);
    }

    void requireOpen() {
        if (closed) {
            throw new LitException(ErrorCode.CLOSED, "This store is closed.");
        }
    }

    @Override
    public boolean holdsSecrets() {
        return true;
    }

    @Override
    public synchronized Optional<StoredSession> find(SessionKeyId id) {
        requireOpen();
        return Optional.ofNullable(records.get(keyOf(id)))
                .map(stored -> live(stored, clock.instant()))
                .filter(live -> !live.isEmpty())
                .map(this::handedOut);
    }

    @Override
    public synchronized void save(StoredSession session) {
        requireOpen();
        put(session, kept(session));
    }

    private void put(StoredSession session, StoredSession kept) {
        if (kept.isEmpty()) {
            records.remove(keyOf(session.id()));
        } else {
            records.put(keyOf(session.id()), kept);
        }
    }

    @Override
    public synchronized boolean remove(SessionKeyId id) {
        requireOpen();
        return records.remove(keyOf(id)) != null;
    }

    @Override
    public synchronized List<SessionKeyId> list(String network, String tenant) {
        requireOpen();
        return records.values().stream()
                .filter(stored -> !live(stored, clock.instant()).isEmpty())
                .map(StoredSession::id)
                .filter(id -> id.network().equals(network) && id.tenant().equals(tenant))
                .sorted(NATURAL_ORDER)
                .toList();
    }

    @Override
    public synchronized int purgeExpired() {
        requireOpen();
        Instant now = clock.instant();
        int expired = (int) records.values().stream()
                .filter(stored -> stored.authSig().isPresent())
                .filter(stored -> live(stored, now).authSig().isEmpty())
                .count();
        records.replaceAll((key, stored) -> live(stored, now));
        records.values().removeIf(StoredSession::isEmpty);
        purgeLeases(leaseTime());
        return expired;
    }

    /** What leases are kept under. */
    Object leaseKeyOf(SessionKeyId id) {
        return id;
    }

    /** The token of the next lease. */
    String newToken(SessionKeyId id) {
        return String.format("%032x", leasesTaken + 1);
    }

    Instant leaseTime() {
        return clock.instant();
    }

    Instant endOf(Instant now, Duration length) {
        return SessionLease.end(now, length);
    }

    /** Whether nobody else can have a lease while there is this one. */
    boolean blocks(SessionLease held, Instant now) {
        return held.isLiveAt(now);
    }

    /** Whether the lease of a caller is the one that is kept, ended or not. */
    final boolean hasToken(SessionLease lease) {
        SessionLease held = leases.get(leaseKeyOf(lease.id()));
        return held != null && held.token().equals(lease.token());
    }

    private boolean isHeld(SessionLease lease, Instant now) {
        SessionLease held = leases.get(leaseKeyOf(lease.id()));
        return held != null && hasToken(lease) && held.isLiveAt(now);
    }

    boolean mayRenew(SessionLease lease, Instant now) {
        return isHeld(lease, now);
    }

    boolean mayWrite(SessionLease lease, Instant now) {
        return isHeld(lease, now);
    }

    void requireFor(SessionLease lease, SessionKeyId id) {
        lease.requireFor(id);
    }

    void purgeLeases(Instant now) {
        leases.values().removeIf(lease -> !lease.isLiveAt(now));
    }

    @Override
    public synchronized Optional<SessionLease> tryLease(SessionKeyId id, Duration length) {
        requireOpen();
        Instant now = leaseTime();
        Instant end = endOf(now, length);
        SessionLease held = leases.get(leaseKeyOf(id));
        if (held != null && blocks(held, now)) {
            return Optional.empty();
        }
        SessionLease mine = new SessionLease(id, newToken(id), end);
        leases.put(leaseKeyOf(id), mine);
        leasesTaken++;
        return Optional.of(mine);
    }

    @Override
    public synchronized Optional<SessionLease> renewLease(SessionLease lease, Duration length) {
        requireOpen();
        Instant now = leaseTime();
        SessionLease renewed = lease.until(endOf(now, length));
        if (!mayRenew(lease, now)) {
            return Optional.empty();
        }
        SessionLease held = requireNonNull(leases.get(leaseKeyOf(lease.id())));
        leases.put(leaseKeyOf(lease.id()), held.until(renewed.expiresAt()));
        return Optional.of(renewed);
    }

    @Override
    public synchronized void save(StoredSession session, SessionLease lease) {
        requireOpen();
        requireFor(lease, session.id());
        if (!mayWrite(lease, leaseTime())) {
            throw lease.lost();
        }
        put(session, session.duplicate());
    }

    @Override
    public synchronized void releaseLease(SessionLease lease) {
        requireOpen();
        if (hasToken(lease)) {
            leases.remove(leaseKeyOf(lease.id()));
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        records.clear();
        leases.clear();
    }

    @Override
    public String toString() {
        return "ReferenceStore[" + records.size() + " records]";
    }
}
