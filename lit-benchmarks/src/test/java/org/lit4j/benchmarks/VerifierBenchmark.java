package org.lit4j.benchmarks;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.jspecify.annotations.Nullable;
import org.lit4j.core.LitSessions;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.dialect.Dialects;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonParser;
import org.lit4j.crypto.PersonalSign;
import org.lit4j.storage.memory.MemorySessionKeyStore;
import org.lit4j.verifier.DelegationCache;
import org.lit4j.verifier.Generation;
import org.lit4j.verifier.SessionSigVerifier;
import org.lit4j.verifier.Verdict;
import org.lit4j.verifier.VerificationRequest;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One verdict on a session signature that a wallet stands behind, beside the two signatures in it. */
@State(Scope.Benchmark)
public class VerifierBenchmark {
    private static final String NODE = Samples.addresses(1).get(0);
    private static final VerificationRequest WANTED = VerificationRequest.of(NODE, Samples.GRANT);

    private final SessionSigVerifier plain =
            SessionSigVerifier.builder(Generation.NAGA, Samples.CLOCK).build();
    private final SessionSigVerifier remembering = SessionSigVerifier.builder(Generation.NAGA, Samples.CLOCK)
            .cache(new DelegationCache(100))
            .build();
    private @Nullable AuthSig sessionSig;
    private @Nullable AuthSig capability;

    /** Makes what is judged. */
    @Setup(Level.Trial)
    public void prepare() {
        try (MemorySessionKeyStore store = new MemorySessionKeyStore();
                LitSessions lit = Samples.sessions(store, Dialects.V8, 1)) {
            sessionSig = lit.sessionSigs(Samples.REQUEST).forNode(NODE).orElseThrow();
        }
        capability = AuthSig.parse(JsonParser.parseObjectWithoutDuplicates(
                        requireNonNull(sessionSig).signedMessage(), "document")
                .get("capabilities")
                .map(list -> ((JsonArray) list).iterator().next().stringify())
                .orElseThrow());
        accepted(plain.verify(requireNonNull(sessionSig), WANTED));
    }

    private static Verdict accepted(Verdict verdict) {
        if (!verdict.accepted()) {
            throw new IllegalStateException(verdict.toString());
        }
        return verdict;
    }

    /** The whole verdict. */
    @Benchmark
    public Verdict verdict() {
        return accepted(plain.verify(requireNonNull(sessionSig), WANTED));
    }

    /** The whole verdict when the wallet's signature was checked before. */
    @Benchmark
    public Verdict verdictWithCache() {
        return accepted(remembering.verify(requireNonNull(sessionSig), WANTED));
    }

    /** The session key's signature alone. */
    @Benchmark
    public boolean ed25519() {
        AuthSig sig = requireNonNull(sessionSig);
        byte[] message = sig.signedMessage().getBytes(StandardCharsets.UTF_8);
        return Ed25519.verify(
                Hex.decode(sig.sig(), "sig"), 0, Hex.decode(sig.address(), "address"), 0, message, 0, message.length);
    }

    /** The wallet's signature alone. */
    @Benchmark
    public String recovery() {
        AuthSig sig = requireNonNull(capability);
        return PersonalSign.recover(sig.signedMessage(), sig.sig());
    }
}
