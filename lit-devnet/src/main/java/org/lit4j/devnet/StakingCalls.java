package org.lit4j.devnet;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lit4j.core.encoding.Hex;
import org.lit4j.crypto.bls.BlsKeyShares;

/**
 * What clients read from contracts: the nodes and their epoch (Staking), the network's keys (PubkeyRouter), prices
 * (PriceFeed), addresses (ContractResolver). Told apart by the selector, whatever the address.
 */
final class StakingCalls {
    private static final Duration EPOCH = Duration.ofDays(1);
    private static final int TIMEOUT_SECONDS = 60;
    private static final int LOOPBACK = 0x7f000001;
    private static final String RESOLVED = "00000000000000000000000000000000000000d1";

    private final World world;

    StakingCalls(World world) {
        this.world = world;
    }

    /** Returns what a call gives; empty when the contract would revert. */
    Optional<String> call(String data) {
        if (data.length() < 10) {
            return Optional.empty();
        }
        String selector = data.substring(2, 10);
        return world.isNaga() ? naga(selector) : datil(selector);
    }

    private Optional<String> datil(String selector) {
        return switch (selector) {
            case "c51d020e" ->
                words(validators(epoch(new Words()).add(world.threshold()).add(0xe0)));
            case "069596ea", "e7c08720" -> words(validators(new Words().add(0x20)));
            case "900cf0cf" -> words(epoch(new Words()));
            case "c19d93fb" -> words(new Words().add(0));
            case "43cb0a0e" -> words(new Words().add(world.threshold()));
            case "857b7663" -> words(addresses());
            case "5995a4c4" -> words(new Words().add(0x20).add(0));
            case "b4da9d79" -> words(rootKeys());
            default -> shared(selector);
        };
    }

    private Optional<String> naga(String selector) {
        return switch (selector) {
            case "d09cd5a8" ->
                words(validators(epoch(new Words()).add(world.threshold()).add(0x160)));
            case "e4ccc020", "b0dee6c6" -> words(validators(new Words().add(0x20)));
            case "5487c577" -> words(epoch(new Words()));
            case "3e4f49e6" -> words(new Words().add(0));
            case "9423f589" -> words(new Words().add(world.threshold()));
            case "eccd9e0e" -> words(addresses());
            case "4b6afbbb" -> words(new Words().add(0x20).add(0));
            case "a1d2cf29" -> words(rootKeys());
            case "224d9449" -> words(prices());
            default -> shared(selector);
        };
    }

    private static Optional<String> shared(String selector) {
        return switch (selector) {
            case "8e8dfd16", "50d17b5e" -> Optional.of("0x" + "0".repeat(24) + RESOLVED);
            default -> Optional.empty();
        };
    }

    private static Optional<String> words(Words words) {
        return Optional.of(words.toHex());
    }

    private Words epoch(Words out) {
        Instant end = world.clock().instant().plus(EPOCH);
        out.add(EPOCH.toSeconds()).add(world.epoch());
        if (!world.isNaga()) {
            return out.add(end.getEpochSecond()).add(0).add(TIMEOUT_SECONDS);
        }
        return out.add(world.epoch())
                .add(world.epoch() + 1)
                .add(end.getEpochSecond())
                .add(0)
                .add(TIMEOUT_SECONDS)
                .add(end.minus(EPOCH).getEpochSecond())
                .add(0);
    }

    private Words validators(Words out) {
        List<DevnetNode> nodes = world.nodes();
        out.add(nodes.size());
        nodes.forEach(node -> validator(node, out));
        return out;
    }

    private void validator(DevnetNode node, Words out) {
        out.add(LOOPBACK)
                .add(0)
                .add(node.port())
                .add(address(node))
                .add(0)
                .add(0)
                .add(0);
        if (world.isNaga()) {
            for (int i = 0; i < 8; i++) {
                out.add(0);
            }
            out.add(address(node)).add(0).add(0);
        }
    }

    private Words addresses() {
        List<DevnetNode> nodes = world.nodes();
        Words out = new Words().add(0x20).add(nodes.size());
        nodes.forEach(node -> out.add(address(node)));
        return out;
    }

    /** One BLS key and one of secp256k1, each as bytes and the number of its type. */
    private Words rootKeys() {
        BlsKeyShares key = world.key();
        byte[] ecdsa = Hex.decode(world.hdRootKeys().get(0), "A root key");
        return new Words()
                .add(0x20)
                .add(2)
                .add(0x40)
                .add(0xe0)
                .add(0x40)
                .add(1)
                .add(key.publicKey().length)
                .addBytes(key.publicKey())
                .add(0x40)
                .add(2)
                .add(ecdsa.length)
                .addBytes(ecdsa);
    }

    /** Every product of every node costs nothing. */
    private Words prices() {
        List<DevnetNode> nodes = world.nodes();
        Words out =
                new Words().add(world.epoch()).add(world.threshold()).add(0x60).add(nodes.size());
        int length = 18 + 1 + 1 + 4;
        for (int i = 0; i < nodes.size(); i++) {
            out.add(32L * (nodes.size() + (long) i * length));
        }
        for (DevnetNode node : nodes) {
            validator(node, out);
            out.add(0x260).add(4).add(0).add(0).add(0).add(0);
        }
        return out;
    }

    private BigInteger address(DevnetNode node) {
        return new BigInteger(1, world.seed().bytes("address/" + node.index())).mod(BigInteger.TWO.pow(160));
    }
}
