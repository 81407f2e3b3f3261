package org.lit4j.core;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.Flights.Flight;
import org.lit4j.core.renewal.RenewalPolicy;
import org.lit4j.core.renewal.SessionEvent.Kind;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.SessionKeyStore;

/**
 * Lets one at a time work on an identity: of this JVM's threads the one with the flight, of all processes that share the
 * store the one with the lease. Of each JVM one thread at most looks at the store in a loop. Thread-safe.
 */
final class Turns {
    private static final int LONGEST_POLL_FACTOR = 10;

    private final LitSessionsParts parts;
    private final FlowLog log;
    private final Events events;
    private final Flights flights = new Flights();

    Turns(LitSessionsParts parts, FlowLog log, Events events) {
        this.parts = parts;
        this.log = log;
        this.events = events;
    }

    Patience patience(Optional<Duration> limit) {
        return new Patience(parts.renewal().waiting(), parts.clock(), limit.orElse(policy().waitLimit()));
    }

    /**
     * Waits for the turn and works.
     *
     * @param meanwhile looked at after each wait: an answer makes the turn unnecessary
     * @param work gets the lease, and whether another holder kept it waiting
     */
    <T> T inTurn(
            SessionKeyId id,
            SessionKeyStore store,
            Patience patience,
            Supplier<Optional<T>> meanwhile,
            BiFunction<Held, Boolean, T> work) {
        boolean told = false;
        while (true) {
            Optional<Flight> flight = flights.begin(id);
            if (flight.isPresent()) {
                try (Flight mine = flight.get()) {
                    return underLease(mine.id(), store, patience, meanwhile, work, told);
                }
            }
            told = tellOnce(told, id);
            patience.await(id, flights.landing(id));
            Optional<T> answer = meanwhile.get();
            if (answer.isPresent()) {
                return answer.get();
            }
        }
    }

    private <T> T underLease(
            SessionKeyId id,
            SessionKeyStore store,
            Patience patience,
            Supplier<Optional<T>> meanwhile,
            BiFunction<Held, Boolean, T> work,
            boolean toldBefore) {
        boolean told = toldBefore;
        Duration delay = policy().pollDelay();
        Duration longest = delay.multipliedBy(LONGEST_POLL_FACTOR);
        for (boolean polled = false; ; polled = true) {
            Optional<Held> held = hold(id, store);
            if (held.isPresent()) {
                try (Held mine = held.get()) {
                    return work.apply(mine, polled);
                }
            }
            told = tellOnce(told, id);
            patience.pause(id, delay);
            delay = delay.compareTo(longest) < 0 ? delay.multipliedBy(2) : longest;
            Optional<T> answer = meanwhile.get();
            if (answer.isPresent()) {
                return answer.get();
            }
        }
    }

    /** Both rights to work on an identity. Closing gives them back, the lease first. */
    record Turn(Flight flight, Held held) implements AutoCloseable {
        @Override
        public void close() {
            try (flight) {
                held.close();
            }
        }
    }

    /** Takes the turn only if nobody else has it. */
    Optional<Turn> now(SessionKeyId id, SessionKeyStore store) {
        Optional<Flight> flight = flights.begin(id);
        if (flight.isEmpty()) {
            return Optional.empty();
        }
        Optional<Held> held = Optional.empty();
        try {
            held = hold(id, store);
            return held.map(lease -> new Turn(flight.get(), lease));
        } finally {
            if (held.isEmpty()) {
                flight.get().close();
            }
        }
    }

    /** Takes the lease if it is free. */
    Optional<Held> hold(SessionKeyId id, SessionKeyStore store) {
        @Nullable ScheduledExecutorService timer = parts.renewal().timer().orElse(null);
        Duration length = timer == null ? policy().unattendedLease() : policy().lease();
        return StoreCalls.call("give a lease", () -> store.tryLease(id, length))
                .map(lease -> timer == null
                        ? Held.unattended(store, lease, log)
                        : Held.attended(store, lease, length, log, timer));
    }

    private RenewalPolicy policy() {
        return parts.renewal().policy();
    }

    private boolean tellOnce(boolean told, SessionKeyId id) {
        if (!told) {
            log.debug("waiting for another that asks the signer for {}", id);
            events.tell(Kind.WAITING, id);
        }
        return true;
    }
}
