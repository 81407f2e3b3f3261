package org.lit4j.benchmarks;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.LitSessions;
import org.lit4j.core.SessionSigs;
import org.lit4j.core.dialect.Dialects;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonParser;
import org.lit4j.core.json.JsonString;
import org.lit4j.storage.memory.MemorySessionKeyStore;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One call for session signatures whose AuthSig is stored, beside what no library could leave out. */
@State(Scope.Benchmark)
public class SessionSigsBenchmark {
    private static final byte[] SEED = new byte[32];

    /** How many nodes get a signature. */
    @Param({"10", "100"})
    public int nodes;

    private final byte[] publicKey = new byte[32];
    private final List<byte[]> messages = new ArrayList<>();
    private final List<JsonObject> documents = new ArrayList<>();
    private @Nullable MemorySessionKeyStore store;
    private @Nullable LitSessions lit;

    /** Asks the wallet once, and keeps what was signed. */
    @Setup(Level.Trial)
    public void prepare() {
        store = new MemorySessionKeyStore();
        lit = Samples.sessions(store, Dialects.V7, nodes);
        Ed25519.generatePublicKey(SEED, 0, publicKey, 0);
        lit.sessionSigs(Samples.REQUEST).byNode().values().forEach(sig -> {
            messages.add(sig.signedMessage().getBytes(StandardCharsets.UTF_8));
            documents.add(JsonParser.parseObjectWithoutDuplicates(sig.signedMessage(), "document"));
        });
    }

    /** Closes what was opened. */
    @TearDown(Level.Trial)
    public void close() {
        requireNonNull(lit).close();
        requireNonNull(store).close();
    }

    /** The call. */
    @Benchmark
    public SessionSigs call() {
        return requireNonNull(lit).sessionSigs(Samples.REQUEST);
    }

    /** The same number of signatures of texts as long, with BouncyCastle and the public key known. */
    @Benchmark
    public byte[] signatures() {
        byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
        for (byte[] message : messages) {
            Ed25519.sign(SEED, 0, publicKey, 0, message, 0, message.length, signature, 0);
        }
        return signature;
    }

    /** As one would write it first: each document as JSON of its own, signed by the seed alone. */
    @Benchmark
    public List<String> straightforward() {
        List<String> sigs = new ArrayList<>();
        for (JsonObject document : documents) {
            String text = document.stringify();
            byte[] message = text.getBytes(StandardCharsets.UTF_8);
            byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
            Ed25519.sign(SEED, 0, message, 0, message.length, signature, 0);
            sigs.add(JsonObject.builder()
                    .put("sig", Hex.encode(signature))
                    .put("derivedVia", SessionSigs.DERIVED_VIA)
                    .put("signedMessage", new JsonString(text))
                    .put("address", Hex.encode(publicKey))
                    .put("algo", SessionSigs.ALGO)
                    .build()
                    .stringify());
        }
        return sigs;
    }
}
