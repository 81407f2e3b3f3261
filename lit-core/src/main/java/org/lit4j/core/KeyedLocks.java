package org.lit4j.core;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** One lock a key, kept only while somebody holds it or waits for it. Thread-safe. */
final class KeyedLocks<K> {
    private static final class Counted {
        final ReentrantLock lock = new ReentrantLock();
        int users;
    }

    private final Map<K, Counted> locks = new ConcurrentHashMap<>();

    <T> T withLock(K key, Supplier<T> work) {
        Counted mine = locks.compute(key, (k, there) -> {
            Counted counted = there == null ? new Counted() : there;
            counted.users++;
            return counted;
        });
        mine.lock.lock();
        try {
            return work.get();
        } finally {
            mine.lock.unlock();
            locks.computeIfPresent(key, (k, there) -> --there.users == 0 ? null : there);
        }
    }
}
