package org.lit4j.devnet;

import java.math.BigInteger;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.session.SecretBytes;
import org.lit4j.crypto.Secp256k1Key;
import org.lit4j.crypto.bls.Bls;
import org.lit4j.crypto.bls.BlsKeyShares;
import org.lit4j.verifier.Generation;

/** What the nodes of one devnet share: keys, blocks, PKPs, epoch, and who is in. Thread-safe. */
final class World implements AutoCloseable {
    /** How many nodes can ever be in one devnet: datil has one byte for their number. */
    static final int MAX_NODES = 255;

    private final Seed seed;
    private final Generation generation;
    private final Clock clock;
    private final int threshold;
    private final Blocks blocks;
    private final BlockDatabase blockDatabase;
    private final Outside outside;
    private final Bls bls = Bls.get();
    private final BlsKeyShares key;
    private final BlsKeyShares otherKey;
    private final BlsKeyShares otherEpoch;
    private final List<String> hdRootKeys = new ArrayList<>();
    private final List<DevnetNode> nodes = new CopyOnWriteArrayList<>();
    private final Pkps pkps;
    private final AtomicLong epoch = new AtomicLong(1);

    World(Seed seed, Generation generation, Clock clock, int threshold, Outside outside) {
        this.seed = seed;
        this.generation = generation;
        this.clock = clock;
        this.threshold = threshold;
        this.outside = outside;
        this.blocks = new Blocks(seed, clock);
        this.blockDatabase = new BlockDatabase(blocks, outside.blocks());
        this.pkps = new Pkps(seed);
        List<BigInteger> identifiers = generation == Generation.NAGA
                ? IntStream.range(0, MAX_NODES).mapToObj(seed::identifier).toList()
                : BlsKeyShares.indices(MAX_NODES);
        this.key = BlsKeyShares.of(bls, identifiers, seed.polynomial(threshold));
        this.otherKey = BlsKeyShares.of(bls, identifiers, seed.polynomialOfOtherKey(threshold));
        this.otherEpoch = BlsKeyShares.of(bls, identifiers, seed.polynomialOfOtherEpoch(threshold));
        for (int i = 0; i < 2; i++) {
            try (SecretBytes secret = seed.secret("hd/" + i);
                    Secp256k1Key root = Secp256k1Key.of(secret)) {
                hdRootKeys.add(Hex.encode(root.compressedPublicKey()));
            }
        }
    }

    Seed seed() {
        return seed;
    }

    Generation generation() {
        return generation;
    }

    boolean isNaga() {
        return generation == Generation.NAGA;
    }

    Clock clock() {
        return clock;
    }

    int threshold() {
        return threshold;
    }

    Blocks blocks() {
        return blocks;
    }

    BlockDatabase blockDatabase() {
        return blockDatabase;
    }

    Outside outside() {
        return outside;
    }

    Bls bls() {
        return bls;
    }

    /** The shares that a node uses, with what is wrong with it. */
    BlsKeyShares keyOf(DevnetNode node) {
        if (node.has(NodeFault.WRONG_KEY)) {
            return otherKey;
        }
        return node.has(NodeFault.OTHER_EPOCH) ? otherEpoch : key;
    }

    BlsKeyShares key() {
        return key;
    }

    List<String> hdRootKeys() {
        return List.copyOf(hdRootKeys);
    }

    List<DevnetNode> nodes() {
        return nodes;
    }

    long epoch() {
        return epoch.get();
    }

    long nextEpoch() {
        return epoch.incrementAndGet();
    }

    Pkps pkps() {
        return pkps;
    }

    /** Wipes every key. Idempotent. */
    @Override
    public void close() {
        List.of(key, otherKey, otherEpoch).forEach(BlsKeyShares::close);
        pkps.close();
    }

    @Override
    public String toString() {
        return "World[nodes=" + nodes.size() + "]";
    }
}
