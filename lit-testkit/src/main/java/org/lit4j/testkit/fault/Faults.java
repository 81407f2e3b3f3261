package org.lit4j.testkit.fault;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which faults strike at which calls, and how often what was called. One object may serve several stores and signers, and
 * then counts them together. Thread-safe; may be changed while it is in use.
 */
public final class Faults {
    private final Map<Call<?>, Integer> counts = new HashMap<>();
    private final Map<Call<?>, Fault<?>> always = new HashMap<>();
    private final Map<Call<?>, Map<Integer, Fault<?>>> nth = new HashMap<>();

    /** Makes a plan without faults. */
    public Faults() {}

    /** Has a fault strike at every call from now on, except those that have one of their own. */
    public synchronized <T> Faults at(Call<T> call, Fault<T> fault) {
        always.put(call, requireNonNull(fault, "fault"));
        return this;
    }

    /**
     * Has a fault strike at one call.
     *
     * @param number which call, counted from 1
     */
    public synchronized <T> Faults at(Call<T> call, int number, Fault<T> fault) {
        if (number < 1) {
            throw new IllegalArgumentException("Calls are counted from 1, not from " + number);
        }
        nth.computeIfAbsent(call, key -> new HashMap<>()).put(number, requireNonNull(fault, "fault"));
        return this;
    }

    /** Takes all faults away; the counting goes on. */
    public synchronized Faults heal() {
        always.clear();
        nth.clear();
        return this;
    }

    /** Returns how often it was called by now, with or without a fault. */
    public synchronized int count(Call<?> call) {
        return counts.getOrDefault(call, 0);
    }

    /** Makes a call, or what its fault does instead. No lock is held meanwhile. */
    <T> T run(Call<T> call, Supplier<T> real) {
        Fault<T> fault = next(call);
        return fault == null ? real.get() : fault.instead(real);
    }

    /** A fault stands under its call, so its type is the call's. */
    @SuppressWarnings("unchecked")
    private synchronized <T> @Nullable Fault<T> next(Call<T> call) {
        int number = counts.merge(call, 1, Integer::sum);
        Fault<?> own = nth.getOrDefault(call, Map.of()).get(number);
        return (Fault<T>) (own == null ? always.get(call) : own);
    }
}
