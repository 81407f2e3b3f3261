package org.lit4j.benchmarks;

import static java.util.Objects.requireNonNull;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lit4j.crypto.bls.Bls;
import org.lit4j.crypto.bls.BlsKeyShares;
import org.lit4j.crypto.bls.BlsProvider;
import org.lit4j.crypto.bls.BlsShare;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** BLS12-381 by each implementation, three shares of five. */
@State(Scope.Benchmark)
public class BlsBenchmark {
    private static final byte[] MESSAGE = "a message".getBytes(StandardCharsets.US_ASCII);
    private static final List<BigInteger> POLYNOMIAL =
            List.of(BigInteger.valueOf(1_234_567), BigInteger.valueOf(7_654_321), BigInteger.valueOf(1_111_111));

    /** The name of an implementation. */
    @Param({"bouncycastle", "blst"})
    public String implementation = "";

    private @Nullable Bls bls;
    private List<BlsShare> shares = List.of();
    private byte[] publicKey = {};
    private byte[] signature = {};

    /** Makes a key, its shares and a signature. */
    @Setup(Level.Trial)
    public void prepare() {
        Bls chosen = ServiceLoader.load(BlsProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.name().equals(implementation))
                .findFirst()
                .orElseThrow()
                .open();
        bls = chosen;
        try (BlsKeyShares key = BlsKeyShares.of(chosen, BlsKeyShares.indices(5), POLYNOMIAL)) {
            shares = IntStream.range(0, 3)
                    .mapToObj(i -> key.sign(chosen, i, MESSAGE))
                    .toList();
            publicKey = key.publicKey();
        }
        signature = chosen.combine(shares);
    }

    /** Makes one signature of three shares. */
    @Benchmark
    public byte[] combine() {
        return requireNonNull(bls).combine(shares);
    }

    /** Checks one signature. */
    @Benchmark
    public boolean verify() {
        if (!requireNonNull(bls).verify(publicKey, MESSAGE, signature)) {
            throw new IllegalStateException("A good signature was refused");
        }
        return true;
    }
}
