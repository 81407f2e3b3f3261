package org.lit4j.testkit.fault;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Holds threads until it is opened, so that a test decides what happens in the meantime; nothing sleeps. Thread-safe. Once
 * open it stays open.
 */
public final class Gate {
    /** Only there to end a test that hangs. */
    private static final long PATIENCE_MINUTES = 2;

    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch open = new CountDownLatch(1);

    /** Waits until somebody stands at the gate. */
    public void awaitArrival() {
        await(arrived, "Nobody came to the gate");
    }

    /** Lets everybody through, now and later. */
    public void open() {
        open.countDown();
    }

    /** Waits until the gate is open. */
    void pass() {
        arrived.countDown();
        await(open, "Nobody opened the gate");
    }

    private static void await(CountDownLatch latch, String otherwise) {
        try {
            if (!latch.await(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                throw new IllegalStateException(otherwise + " within " + PATIENCE_MINUTES + " minutes.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted at the gate.", e);
        }
    }
}
