package org.lit4j.testkit.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs work in several threads that start at the same moment. */
final class Together {
    static final int THREADS = 8;
    /** Only there to end a test that hangs. */
    private static final long PATIENCE_MINUTES = 5;

    /** What one thread does. */
    interface Work {
        void run(int thread) throws Exception;
    }

    private Together() {}

    /** Runs the work in {@link #THREADS} new threads and throws what the first of them that failed has thrown. */
    static void run(Work work) {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            CountDownLatch ready = new CountDownLatch(THREADS);
            List<Future<Void>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                running.add(threads.submit(task(work, i, ready)));
            }
            for (Future<Void> one : running) {
                await(one);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static Callable<Void> task(Work work, int number, CountDownLatch ready) {
        return () -> {
            ready.countDown();
            ready.await();
            work.run(number);
            return null;
        };
    }

    private static void await(Future<Void> one) {
        try {
            one.get(PATIENCE_MINUTES, TimeUnit.MINUTES);
        } catch (ExecutionException e) {
            throw new AssertionError("One of " + THREADS + " threads failed: " + e.getCause(), e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("A thread still runs after " + PATIENCE_MINUTES + " minutes.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("The test was interrupted.", e);
        }
    }
}
