package org.lit4j.core;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import org.lit4j.core.session.SessionKeyId;

/**
 * Which identities somebody in this JVM works on. One at a time works on an identity; the others wait for a signal, hold
 * no lock meanwhile, and can go away when they like. Thread-safe.
 */
final class Flights {
    private final Map<SessionKeyId, Flight> byId = new ConcurrentHashMap<>();

    /** Begins to work on an identity; empty when another already does. */
    Optional<Flight> begin(SessionKeyId id) {
        Flight mine = new Flight(this, id, new CompletableFuture<>());
        return byId.putIfAbsent(id, mine) == null ? Optional.of(mine) : Optional.empty();
    }

    /** Returns what is done when nobody works on the identity any more. */
    Future<?> landing(SessionKeyId id) {
        Flight flight = byId.get(id);
        return flight == null ? CompletableFuture.completedFuture(null) : flight.landed();
    }

    /** Work on one identity; closing lets the next begin. */
    record Flight(Flights flights, SessionKeyId id, CompletableFuture<Void> landed) implements AutoCloseable {
        @Override
        public void close() {
            if (flights.byId.remove(id, this)) {
                landed.complete(null);
            }
        }
    }
}
