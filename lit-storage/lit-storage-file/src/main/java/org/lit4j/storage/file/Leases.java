package org.lit4j.storage.file;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.SessionLease;

/**
 * Leases as files beside the records. Everything is done under the lock of the place. A lease need not survive the loss
 * of power, for its holder does not: files are replaced whole, but not synchronised.
 */
final class Leases {
    private final Clock clock;
    private final SecureRandom random;

    Leases(Clock clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    Optional<SessionLease> take(SessionKeyId id, Duration length, StoreFolder.Place place) {
        Instant now = clock.instant();
        SessionLease mine = new SessionLease(id, SessionLease.newToken(random), SessionLease.end(now, length));
        Optional<LeaseFile> held = read(place).filter(lease -> lease.isLiveAt(now));
        if (held.isPresent()) {
            shortenAfterClockWentBack(held.get(), now, place);
            return Optional.empty();
        }
        write(mine, length, place);
        return Optional.of(mine);
    }

    /** No lease may last longer than its length from now, or a clock that was set back would keep everybody waiting. */
    private void shortenAfterClockWentBack(LeaseFile held, Instant now, StoreFolder.Place place) {
        Instant latest = now.plus(held.length());
        if (held.end().isAfter(latest)) {
            LeaseFile shorter = new LeaseFile(held.token(), latest, held.length());
            Disk.replace(place.lease(), place.temporary(), shorter.toBytes(), false);
        }
    }

    Optional<SessionLease> renew(SessionLease lease, Duration length, StoreFolder.Place place) {
        Instant now = clock.instant();
        SessionLease renewed = lease.until(SessionLease.end(now, length));
        if (!isHeld(lease, now, place)) {
            return Optional.empty();
        }
        write(renewed, length, place);
        return Optional.of(renewed);
    }

    void requireHeld(SessionLease lease, StoreFolder.Place place) {
        if (!isHeld(lease, clock.instant(), place)) {
            throw lease.lost();
        }
    }

    void release(SessionLease lease, StoreFolder.Place place) {
        if (read(place).filter(held -> held.token().equals(lease.token())).isPresent()) {
            Disk.delete(place.lease());
        }
    }

    void deleteIfEnded(StoreFolder.Place place, Instant now) {
        if (read(place).filter(lease -> lease.isLiveAt(now)).isEmpty()) {
            Disk.delete(place.lease());
        }
    }

    boolean isLive(StoreFolder.Place place, Instant now) {
        return read(place).filter(lease -> lease.isLiveAt(now)).isPresent();
    }

    private static boolean isHeld(SessionLease lease, Instant now, StoreFolder.Place place) {
        return read(place)
                .filter(held -> held.token().equals(lease.token()) && held.isLiveAt(now))
                .isPresent();
    }

    private static Optional<LeaseFile> read(StoreFolder.Place place) {
        return Disk.read(place.lease()).flatMap(LeaseFile::parse);
    }

    private static void write(SessionLease lease, Duration length, StoreFolder.Place place) {
        LeaseFile file = new LeaseFile(lease.token(), lease.expiresAt(), length);
        Disk.replace(place.lease(), place.temporary(), file.toBytes(), false);
    }
}
