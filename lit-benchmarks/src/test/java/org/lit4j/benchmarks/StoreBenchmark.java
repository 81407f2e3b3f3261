package org.lit4j.benchmarks;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.tools.RunScript;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.session.RecordSealer;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.SessionKeyPair;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.session.StoredSession;
import org.lit4j.crypto.sealing.KeyRing;
import org.lit4j.storage.file.FileSessionKeyStore;
import org.lit4j.storage.jdbc.JdbcSessionKeyStore;
import org.lit4j.storage.memory.MemorySessionKeyStore;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Look-ups and saves of one session: in memory, sealed in a folder, sealed in an H2 database in memory. */
@State(Scope.Benchmark)
public class StoreBenchmark {
    /** The name of a store. */
    @Param({"memory", "file", "jdbc"})
    public String kind = "";

    private final SessionKeyId id = new SessionKeyId("custom", "tenant", "0x" + "1".repeat(40), "default");
    private @Nullable Path folder;
    private @Nullable JdbcConnectionPool pool;
    private @Nullable RecordSealer sealer;
    private @Nullable SessionKeyStore store;
    private @Nullable StoredSession session;

    /** Opens the store and saves a session. */
    @Setup(Level.Trial)
    public void prepare() throws IOException, SQLException {
        SecureRandom random = new SecureRandom();
        try (KeyRing ring = KeyRing.generate("k1", random)) {
            sealer = ring.sealer(true, random);
        }
        store = open();
        session = StoredSession.empty(id)
                .withSessionKey(SessionKeyPair.generate(random))
                .withAuthSig(
                        AuthSig.personalSign("0x" + "1".repeat(130), "x".repeat(1_400), id.principal()),
                        Optional.of(Samples.CLOCK.instant().plusSeconds(86_400)));
        store.save(session);
    }

    private SessionKeyStore open() throws IOException, SQLException {
        return switch (kind) {
            case "memory" -> new MemorySessionKeyStore();
            case "file" -> {
                folder = Files.createTempDirectory(
                        "lit-benchmarks",
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                yield FileSessionKeyStore.sealed(folder.resolve("store"), requireNonNull(sealer))
                        .clock(Samples.CLOCK)
                        .open();
            }
            case "jdbc" -> {
                JdbcConnectionPool connections = JdbcConnectionPool.create("jdbc:h2:mem:benchmark", "", "");
                pool = connections;
                try (Connection connection = connections.getConnection();
                        Reader script = new InputStreamReader(
                                requireNonNull(JdbcSessionKeyStore.class.getResourceAsStream("schema-h2.sql")),
                                StandardCharsets.UTF_8)) {
                    RunScript.execute(connection, script);
                }
                yield JdbcSessionKeyStore.over(connections)
                        .sealer(requireNonNull(sealer))
                        .clock(Samples.CLOCK)
                        .open();
            }
            default -> throw new IllegalArgumentException(kind);
        };
    }

    /** Closes what was opened and deletes what was written. */
    @TearDown(Level.Trial)
    public void close() throws IOException {
        requireNonNull(store).close();
        requireNonNull(sealer).close();
        if (pool != null) {
            pool.dispose();
        }
        if (folder != null) {
            List<Path> written;
            try (Stream<Path> files = Files.walk(folder)) {
                written = files.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path file : written) {
                Files.delete(file);
            }
        }
    }

    /** Reads the session and wipes the copy, as a caller does. */
    @Benchmark
    public String find() {
        StoredSession found = requireNonNull(store).find(id).orElseThrow();
        found.wipe();
        return found.id().principal();
    }

    /** Writes the session once more. */
    @Benchmark
    public SessionKeyId save() {
        requireNonNull(store).save(requireNonNull(session));
        return id;
    }
}
