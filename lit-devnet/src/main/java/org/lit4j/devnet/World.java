package org.lit4j.devnet;

import java.math.BigInteger;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.session.SecretBytes;
import org.lit4j.crypto.EthAddress;
import org.lit4j.crypto.Keccak256;
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
    private final ConditionCheck conditions;
    private final Bls bls = Bls.get();
    private final BlsKeyShares key;
    private final BlsKeyShares otherKey;
    private final BlsKeyShares otherEpoch;
    private final List<String> hdRootKeys = new ArrayList<>();
    private final List<DevnetNode> nodes = new CopyOnWriteArrayList<>();
    private final Map<String, Secp256k1Key> pkpKeys = new ConcurrentHashMap<>();
    private final Map<String, DevnetPkp> pkps = new ConcurrentHashMap<>();
    private final AtomicLong epoch = new AtomicLong(1);

    World(Seed seed, Generation generation, Clock clock, int threshold, ConditionCheck conditions) {
        this.seed = seed;
        this.generation = generation;
        this.clock = clock;
        this.threshold = threshold;
        this.conditions = conditions;
        this.blocks = new Blocks(seed, clock);
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

    ConditionCheck conditions() {
        return conditions;
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

    DevnetPkp mint(String owner) {
        synchronized (pkps) {
            try (SecretBytes secret = seed.secret("pkp/" + pkps.size())) {
                Secp256k1Key pkpKey = Secp256k1Key.of(secret);
                byte[] publicKey = pkpKey.publicKey();
                DevnetPkp pkp = new DevnetPkp(
                        EthAddress.checksum(owner),
                        "0x" + Hex.encode(publicKey),
                        pkpKey.address(),
                        Hex.encode(Keccak256.hash(publicKey)));
                pkpKeys.put(pkp.tokenId(), pkpKey);
                pkps.put(pkp.tokenId(), pkp);
                return pkp;
            }
        }
    }

    Optional<DevnetPkp> pkp(String tokenId) {
        return Optional.ofNullable(pkps.get(tokenId));
    }

    Optional<Secp256k1Key> pkpKey(String tokenId) {
        return Optional.ofNullable(pkpKeys.get(tokenId));
    }

    /** Wipes every key. Idempotent. */
    @Override
    public void close() {
        List.of(key, otherKey, otherEpoch).forEach(BlsKeyShares::close);
        pkpKeys.values().forEach(Secp256k1Key::close);
    }

    @Override
    public String toString() {
        return "World[nodes=" + nodes.size() + "]";
    }
}
