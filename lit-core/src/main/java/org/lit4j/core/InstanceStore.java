package org.lit4j.core;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.LocalSessionKeyStore;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.StoredSession;

/** Keeps sessions for one {@link LitSessions}: those without a store, and those of signers without a principal. */
final class InstanceStore extends LocalSessionKeyStore {
    private final Clock clock;
    private volatile @Nullable Map<SessionKeyId, StoredSession> sessions = new ConcurrentHashMap<>();

    InstanceStore(Clock clock) {
        super(clock);
        this.clock = clock;
    }

    @Override
    public boolean holdsSecrets() {
        return true;
    }

    @Override
    public Optional<StoredSession> find(SessionKeyId id) {
        // Inside compute, so that nobody wipes the record while it is copied.
        AtomicReference<@Nullable StoredSession> copy = new AtomicReference<>();
        open().computeIfPresent(id, (key, stored) -> {
            copy.set(stored.liveAt(clock.instant()).duplicate());
            return stored;
        });
        return Optional.ofNullable(copy.get()).filter(live -> !live.isEmpty());
    }

    @Override
    public void save(StoredSession session) {
        StoredSession old =
                session.isEmpty() ? open().remove(session.id()) : open().put(session.id(), session.duplicate());
        if (old != null) {
            old.wipe();
        }
    }

    @Override
    public boolean remove(SessionKeyId id) {
        AtomicBoolean found = new AtomicBoolean();
        open().computeIfPresent(id, (key, old) -> {
            found.set(true);
            old.wipe();
            return null;
        });
        return found.get();
    }

    @Override
    public List<SessionKeyId> list(String network, String tenant) {
        return open().keySet().stream()
                .filter(id -> id.network().equals(network) && id.tenant().equals(tenant))
                .toList();
    }

    @Override
    public int purgeExpired() {
        open();
        purgeEndedLeases();
        return 0;
    }

    @Override
    public void close() {
        Map<SessionKeyId, StoredSession> old = sessions;
        sessions = null;
        if (old != null) {
            old.values().forEach(StoredSession::wipe);
        }
    }

    @Override
    protected void requireOpen() {
        open();
    }

    private Map<SessionKeyId, StoredSession> open() {
        Map<SessionKeyId, StoredSession> current = sessions;
        if (current == null) {
            throw new LitException(ErrorCode.CLOSED, "These LitSessions are closed. Build new ones.");
        }
        return current;
    }
}
