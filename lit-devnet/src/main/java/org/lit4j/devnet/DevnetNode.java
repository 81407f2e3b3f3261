package org.lit4j.devnet;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.lit4j.core.encoding.Hex;
import org.lit4j.verifier.RuleSet;
import org.lit4j.verifier.SessionSigVerifier;

/** One node of a devnet, and what a test can do to it. Thread-safe. */
public final class DevnetNode {
    private static final int REMEMBERED = 1000;

    private final World world;
    private final int index;
    private final int port;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<SeenRequest> seen = new ArrayDeque<>();
    private final EnumSet<NodeFault> faults = EnumSet.noneOf(NodeFault.class);
    private final AuthContextCache authContexts;
    private boolean held;
    private int waiting;
    private volatile Clock clock;
    private volatile SessionSigVerifier verifier;

    DevnetNode(World world, int index, int port) {
        this.world = world;
        this.index = index;
        this.port = port;
        this.clock = world.clock();
        this.authContexts = new AuthContextCache(this::clock);
        this.verifier = verifierAt(clock);
    }

    /** Returns its number, from 0. */
    public int index() {
        return index;
    }

    /** Returns {@code http://127.0.0.1:port}, as clients write it into what they sign. */
    public String address() {
        return "http://" + socketAddress();
    }

    /** Lets its clock run ahead of the devnet's, or behind with a negative duration. */
    public void clockSkew(Duration skew) {
        clock = Clock.offset(world.clock(), skew);
        verifier = verifierAt(clock);
    }

    /** Switches a fault on. */
    public void fault(NodeFault fault) {
        locked(() -> faults.add(fault));
    }

    /** Switches every fault off, sets the clock right, and lets held requests go. */
    public void heal() {
        locked(faults::clear);
        clockSkew(Duration.ZERO);
        release();
    }

    /** Returns the faults that are on. */
    public Set<NodeFault> faults() {
        lock.lock();
        try {
            return Set.copyOf(faults);
        } finally {
            lock.unlock();
        }
    }

    /** Makes the node slow: from now on every request waits until {@link #release}. */
    public void hold() {
        locked(() -> held = true);
    }

    /** Lets the requests go that wait, and those that come. */
    public void release() {
        locked(() -> held = false);
    }

    /** Returns how many requests wait. */
    public int waiting() {
        lock.lock();
        try {
            return waiting;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until so many requests wait, so that a test need not sleep.
     *
     * @throws InterruptedException when the thread is interrupted
     */
    public void awaitWaiting(int requests) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting < requests) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Returns the last thousand requests, the oldest first. */
    public List<SeenRequest> seen() {
        lock.lock();
        try {
            return new ArrayList<>(seen);
        } finally {
            lock.unlock();
        }
    }

    /** Forgets what was seen. */
    public void forget() {
        locked(seen::clear);
    }

    String socketAddress() {
        return "127.0.0.1:" + port;
    }

    int port() {
        return port;
    }

    World world() {
        return world;
    }

    Clock clock() {
        return clock;
    }

    AuthContextCache authContexts() {
        return authContexts;
    }

    SessionSigVerifier verifier() {
        return verifier;
    }

    boolean has(NodeFault fault) {
        lock.lock();
        try {
            return faults.contains(fault);
        } finally {
            lock.unlock();
        }
    }

    void record(SeenRequest request) {
        locked(() -> {
            if (seen.size() == REMEMBERED) {
                seen.removeFirst();
            }
            seen.addLast(request);
        });
    }

    void passGate() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            waiting++;
            changed.signalAll();
            while (held) {
                changed.await();
            }
        } finally {
            waiting--;
            lock.unlock();
        }
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private SessionSigVerifier verifierAt(Clock now) {
        return SessionSigVerifier.builder(world.generation(), now)
                .ruleSet(RuleSet.NODE)
                .networkKey(Hex.encode(world.key().publicKey()))
                .build();
    }

    @Override
    public String toString() {
        return "DevnetNode[" + address() + ", faults=" + faults() + "]";
    }
}
