package org.lit4j.testkit.contract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The threads that were started while something ran. */
final class StartedThreads {
    /** How long a thread may take to end; none that ends is waited for longer than it needs. */
    private static final long PATIENCE_MILLIS = TimeUnit.SECONDS.toMillis(10);

    private final List<Thread> threads;

    private StartedThreads(List<Thread> threads) {
        this.threads = threads;
    }

    static StartedThreads during(Runnable work) {
        Set<Thread> before = new HashSet<>(live());
        work.run();
        List<Thread> started = new ArrayList<>(live());
        started.removeAll(before);
        started.removeIf(StartedThreads::isTheMachines);
        return new StartedThreads(started);
    }

    List<String> all() {
        return names(threads);
    }

    /** Waits for those that are ending, and returns those that are not. */
    List<String> stillRunning() {
        List<Thread> running = new ArrayList<>();
        for (Thread thread : threads) {
            try {
                thread.join(PATIENCE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (thread.isAlive()) {
                running.add(thread);
            }
        }
        return names(running);
    }

    private static List<String> names(List<Thread> threads) {
        return threads.stream().map(Thread::getName).sorted().toList();
    }

    private static Set<Thread> live() {
        return Thread.getAllStackTraces().keySet();
    }

    /** The virtual machine's own, which come when it likes. */
    private static boolean isTheMachines(Thread thread) {
        ThreadGroup group = thread.getThreadGroup();
        return group == null
                || group.getName().equals("system")
                || group.getName().equals("InnocuousThreadGroup");
    }
}
