package com.example.redis;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.session.RecordSealer;
import org.lit4j.core.session.SecretBytes;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.spi.ProviderContext;
import org.lit4j.core.spi.SessionKeyStoreProvider;
import org.lit4j.core.spi.Setting;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisPooled;

/** Opens {@link RedisStore} for {@code lit.store=redis}. */
public final class RedisStoreProvider implements SessionKeyStoreProvider {
    private static final Setting<String> HOST =
            Setting.text("host", "name or address of the server").withDefault("localhost");
    private static final Setting<Integer> PORT =
            Setting.integer("port", 1, 65535, "port of the server").withDefault(6379);
    private static final Setting<SecretBytes> PASSWORD = Setting.secret("password", "what the server asks for, if it does");
    private static final Setting<String> PREFIX =
            Setting.text("prefix", "what every key on the server begins with").withDefault("lit");
    private static final Setting<Duration> TIMEOUT =
            Setting.duration("timeout", "how long the server may take").withDefault(Duration.ofSeconds(2));
    private static final Setting<Boolean> PLAINTEXT =
            Setting.flag("plaintext", "keeps keys as they are when nothing seals them").withDefault(false);

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(HOST, PORT, PASSWORD, PREFIX, TIMEOUT, PLAINTEXT);
    }

    @Override
    public int spiVersion() {
        return SPI_VERSION;
    }

    @Override
    public SessionKeyStore open(ProviderContext context) {
        Optional<RecordSealer> sealer = context.object(RecordSealer.class);
        if (sealer.isEmpty() && !context.get(PLAINTEXT)) {
            throw new LitException(
                    ErrorCode.SEALER_MISSING,
                    "The redis store has nothing to seal keys with. Choose a key ring, or set "
                            + context.describe(PLAINTEXT) + " to true.");
        }
        HostAndPort address = new HostAndPort(context.get(HOST), context.get(PORT));
        String prefix = context.get(PREFIX);
        JedisPooled redis = new JedisPooled(poolWithoutThreads(), address, client(context));
        return new RedisStore(redis, new Records(sealer), context.clock(), context.random(), prefix);
    }

    private static DefaultJedisClientConfig client(ProviderContext context) {
        int timeout = Math.toIntExact(context.get(TIMEOUT).toMillis());
        DefaultJedisClientConfig.Builder client = DefaultJedisClientConfig.builder()
                .connectionTimeoutMillis(timeout)
                .socketTimeoutMillis(timeout);
        try (SecretBytes password = context.find(PASSWORD).orElse(null)) {
            if (password != null) {
                client.password(password.expose(bytes -> new String(bytes, StandardCharsets.UTF_8)));
            }
        }
        return client.build();
    }

    /** A store starts no threads; a broken connection is found when it is used. */
    private static ConnectionPoolConfig poolWithoutThreads() {
        ConnectionPoolConfig pool = new ConnectionPoolConfig();
        pool.setTimeBetweenEvictionRuns(Duration.ofMillis(-1));
        pool.setMaxTotal(16);
        pool.setJmxEnabled(false);
        return pool;
    }
}
