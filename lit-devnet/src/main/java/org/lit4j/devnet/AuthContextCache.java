package org.lit4j.devnet;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.encoding.Utf8;

/**
 * Remembers who an access token stands for until that expires. What has served to sign a session key is not taken again.
 * Holds hashes of tokens, not the tokens. Thread-safe.
 */
final class AuthContextCache {
    private static final int MAX = 1000;

    private final Supplier<Clock> clock;
    private final Map<String, Entry> entries = new HashMap<>();

    private record Entry(AuthMethodContext context, boolean used) {}

    AuthContextCache(Supplier<Clock> clock) {
        this.clock = clock;
    }

    /** Returns what is known, unless it has expired or served for a session key. */
    synchronized Optional<AuthMethodContext> find(int type, String accessToken) {
        forgetExpired();
        return Optional.ofNullable(entries.get(key(type, accessToken)))
                .filter(entry -> !entry.used())
                .map(Entry::context);
    }

    /**
     * Remembers.
     *
     * @param used whether it serves to sign a session key
     */
    synchronized void keep(String accessToken, AuthMethodContext context, boolean used) {
        forgetExpired();
        if (entries.size() >= MAX) {
            entries.clear();
        }
        entries.put(key(context.type(), accessToken), new Entry(context, used));
    }

    synchronized int size() {
        forgetExpired();
        return entries.size();
    }

    private void forgetExpired() {
        Instant now = clock.get().instant();
        entries.values().removeIf(entry -> !entry.context().expiresAt().isAfter(now));
    }

    private static String key(int type, String accessToken) {
        return type + "-" + Hex.encode(Seed.sha("SHA-256", Utf8.encode(accessToken)));
    }
}
