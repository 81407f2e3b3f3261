package org.lit4j.examples;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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

/**
 * Keeps sessions, a page each, and leases. Thread-safe.
 */
public final class NotebookStore implements SessionKeyStore {
    private final Clock clock;
    private final SecureRandom random;
    private final int capacity;
    private final Map<SessionKeyId, StoredSession> pages = new HashMap<>();
    private final Map<SessionKeyId, SessionLease> leases = new HashMap<>();
    private boolean closed;

    NotebookStore(Clock clock, SecureRandom random, int capacity) {
        this.clock = clock;
        this.random = random;
        this.capacity = capacity;
    }

    @Override
    public boolean holdsSecrets() {
        return true;
    }

    @Override
    public synchronized Optional<StoredSession> find(SessionKeyId id) {
        Instant now = now();
        return Optional.ofNullable(pages.get(id))
                .map(page -> page.liveAt(now))
                .filter(live -> !live.isEmpty())
                .map(StoredSession::duplicate);
    }

    @Override
    public synchronized void save(StoredSession session) {
        now();
        if (!pages.containsKey(session.id()) && pages.size() >= capacity) { // not in the documentation
            throw new LitException(ErrorCode.STORE_UNAVAILABLE, "All pages are full."); // not in the documentation
        } // not in the documentation
        StoredSession before =
                session.isEmpty() ? pages.remove(session.id()) : pages.put(session.id(), session.duplicate());
        if (before != null) {
            before.wipe();
        }
    }

    @Override
    public synchronized boolean remove(SessionKeyId id) {
        Instant now = now();
        StoredSession before = pages.remove(id);
        if (before == null) {
            return false;
        }
        boolean wasLive = !before.liveAt(now).isEmpty();
        before.wipe();
        return wasLive;
    }

    @Override
    public synchronized List<SessionKeyId> list(String network, String tenant) {
        Instant now = now();
        return pages.values().stream()
                .filter(stored -> !stored.liveAt(now).isEmpty())
                .map(StoredSession::id)
                .filter(id -> id.network().equals(network) && id.tenant().equals(tenant))
                .sorted()
                .toList();
    }

    @Override
    public synchronized int purgeExpired() {
        Instant now = now();
        int withAuthSig = countAuthSigs();
        pages.replaceAll((id, page) -> page.liveAt(now));
        int purged = withAuthSig - countAuthSigs();
        pages.values().removeIf(StoredSession::isEmpty);
        leases.values().removeIf(lease -> !lease.isLiveAt(now));
        return purged;
    }

    @Override
    public synchronized Optional<SessionLease> tryLease(SessionKeyId id, Duration length) {
        Instant now = now();
        SessionLease held = leases.get(id);
        if (held != null && held.isLiveAt(now)) {
            return Optional.empty();
        }
        SessionLease lease = new SessionLease(id, SessionLease.newToken(random), SessionLease.end(now, length));
        leases.put(id, lease);
        return Optional.of(lease);
    }

    @Override
    public synchronized Optional<SessionLease> renewLease(SessionLease lease, Duration length) {
        Instant now = now();
        SessionLease renewed = lease.until(SessionLease.end(now, length));
        if (!isHeld(lease, now)) {
            return Optional.empty();
        }
        leases.put(lease.id(), renewed);
        return Optional.of(renewed);
    }

    @Override
    public synchronized void save(StoredSession session, SessionLease lease) {
        Instant now = now();
        lease.requireFor(session.id());
        if (!isHeld(lease, now)) {
            throw lease.lost();
        }
        save(session);
    }

    @Override
    public synchronized void releaseLease(SessionLease lease) {
        if (isHeld(lease, now())) {
            leases.remove(lease.id());
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        pages.values().forEach(StoredSession::wipe);
        pages.clear();
        leases.clear();
    }

    private boolean isHeld(SessionLease lease, Instant now) {
        SessionLease held = leases.get(lease.id());
        return held != null && held.token().equals(lease.token()) && held.isLiveAt(now);
    }

    private int countAuthSigs() {
        return (int) pages.values().stream()
                .filter(page -> page.authSig().isPresent())
                .count();
    }

    /** Returns the time, while the store is open. */
    private Instant now() {
        if (closed) {
            throw new LitException(ErrorCode.CLOSED, "This store is closed. Open a new one.");
        }
        return clock.instant();
    }

    @Override
    public synchronized String toString() {
        return "NotebookStore[" + pages.size() + " pages]";
    }
}
