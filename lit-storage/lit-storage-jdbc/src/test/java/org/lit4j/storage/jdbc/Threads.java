package org.lit4j.storage.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs work in several threads that start at the same moment. */
final class Threads {
    /** Only there to end a test that hangs. */
    private static final long PATIENCE_MINUTES = 60;

    interface Work {
        void run(int thread) throws Exception;
    }

    private Threads() {}

    /** Throws what the first that failed has thrown. */
    static void together(int count, Work work) {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            CountDownLatch ready = new CountDownLatch(count);
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = i;
                running.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    work.run(number);
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get(PATIENCE_MINUTES, TimeUnit.MINUTES);
            }
        } catch (ExecutionException e) {
            throw new AssertionError("One of " + count + " threads failed: " + e.getCause(), e.getCause());
        } catch (TimeoutException | InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            threads.shutdownNow();
        }
    }
}
