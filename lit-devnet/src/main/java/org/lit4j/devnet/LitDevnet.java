package org.lit4j.devnet;

import com.sun.net.httpserver.HttpServer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.lit4j.core.NodeSet;
import org.lit4j.core.NodeSource;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonObject;

/**
 * A running network of simulated nodes. Each has a port of 127.0.0.1 and judges session signatures with lit-verifier's
 * rules for nodes; one more port serves a stub of the chain. Thread-safe; whoever started it closes it.
 */
public final class LitDevnet implements AutoCloseable {
    private final World world;
    private final Loopback loopback;
    private final SecureRandom random;
    private final String rpcUrl;
    private final Map<Integer, HttpServer> servers = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private int next;
    private boolean closed;

    private LitDevnet(World world, Loopback loopback, SecureRandom random, String rpcUrl) {
        this.world = world;
        this.loopback = loopback;
        this.random = random;
        this.rpcUrl = rpcUrl;
    }

    /** Starts the description of a devnet. */
    public static LitDevnetBuilder builder() {
        return new LitDevnetBuilder();
    }

    static LitDevnet start(World world, SecureRandom random, int nodes, int firstPort) {
        Loopback loopback = new Loopback();
        try {
            int rpcPort = firstPort == 0 ? 0 : firstPort + nodes;
            HttpServer rpc = loopback.open(rpcPort, "/", new ChainStub(world));
            String url = "http://127.0.0.1:" + rpc.getAddress().getPort();
            LitDevnet devnet = new LitDevnet(world, loopback, random, url);
            for (int i = 0; i < nodes; i++) {
                devnet.open(firstPort == 0 ? 0 : firstPort + i);
            }
            return devnet;
        } catch (RuntimeException e) {
            loopback.close();
            world.close();
            throw e;
        }
    }

    /** Returns the nodes that are in, in the order in which they came. */
    public List<DevnetNode> nodes() {
        return List.copyOf(world.nodes());
    }

    /** Returns the addresses of the nodes that are in. */
    public List<String> addresses() {
        return world.nodes().stream().map(DevnetNode::address).toList();
    }

    /** Returns the nodes as {@code LitSessions} wants them, with the latest block hash as nonce. */
    public NodeSource nodeSource() {
        return ignored -> new NodeSet(addresses(), Optional.of(latestBlockhash()));
    }

    /** Returns the network's public key, 96 lower-case hexadecimal digits. */
    public String networkKey() {
        return Hex.encode(world.key().publicKey());
    }

    /** Returns the hash of the newest block, {@code 0x} and 64 lower-case digits. A new one comes every twelve seconds. */
    public String latestBlockhash() {
        return world.blocks().latest();
    }

    /** Returns the URL of the stub of the chain: JSON-RPC, chain id 31337. */
    public String rpcUrl() {
        return rpcUrl;
    }

    public int threshold() {
        return world.threshold();
    }

    public long epoch() {
        return world.epoch();
    }

    /** Makes a PKP that the holder of an address may sign with. */
    public DevnetPkp mint(String owner) {
        return world.pkps().mint(owner);
    }

    /**
     * Permits one more way to use a PKP.
     *
     * @throws LitException {@code SETTING_INVALID} for a PKP of another devnet
     */
    public void permit(DevnetPkp pkp, DevnetAuthMethod method) {
        world.pkps().permit(pkp, method);
    }

    /**
     * Takes a PKP from its owner for good. What is permitted stays permitted.
     *
     * @throws LitException {@code SETTING_INVALID} for a PKP of another devnet
     */
    public void burn(DevnetPkp pkp) {
        world.pkps().burn(pkp);
    }

    /**
     * Lets the nodes know a block, as if they had read it from Ethereum. One with a higher number than those of the devnet's
     * own chain counts as the newest; handshakes go on naming the chain's.
     *
     * @param hash {@code 0x} and 64 digits
     * @param time cut to whole seconds
     * @throws LitException {@code HEX_INVALID}
     */
    public void addBlock(String hash, long number, Instant time) {
        String digits = Hex.encode(Hex.decodePrefixed(hash, 32, "The block hash"));
        world.blockDatabase().add(BlockRow.of("0x" + digits, number, time));
    }

    /**
     * Opens one more node; a new epoch begins.
     *
     * @throws LitException {@code CLOSED}; {@code SETTING_INVALID} for the 256th
     */
    public DevnetNode addNode() {
        DevnetNode node = open(0);
        world.nextEpoch();
        return node;
    }

    /**
     * Closes a node; a new epoch begins. Its number is not used again.
     *
     * @throws LitException {@code NODES_MISSING} when there is no such node, or no more than the threshold would be left
     */
    public void removeNode(DevnetNode node) {
        lock.lock();
        try {
            HttpServer server = servers.get(node.index());
            if (server == null || world.nodes().size() <= world.threshold()) {
                throw new LitException(
                        ErrorCode.NODES_MISSING,
                        "Node " + node.index() + " is not there, or the threshold " + world.threshold()
                                + " would not be met without it.");
            }
            world.nodes().remove(node);
            servers.remove(node.index());
            node.release();
            loopback.close(server);
            world.nextEpoch();
        } finally {
            lock.unlock();
        }
    }

    /** Lets the next epoch begin, with the same nodes. */
    public void advanceEpoch() {
        world.nextEpoch();
    }

    /** Returns what a program needs to connect: addresses, threshold, keys, the chain's URL. */
    public JsonObject describe() {
        return JsonObject.builder()
                .put("generation", world.generation().wireName())
                .put("nodes", JsonArray.ofStrings(addresses()))
                .put("threshold", threshold())
                .put("epoch", epoch())
                .put("networkPublicKey", networkKey())
                .put("rpcUrl", rpcUrl)
                .put("blockIndexUrl", rpcUrl + ChainStub.BLOCK_INDEX)
                .put("chainId", ChainStub.CHAIN_ID)
                .build();
    }

    private DevnetNode open(int port) {
        lock.lock();
        try {
            if (closed) {
                throw new LitException(ErrorCode.CLOSED, "This devnet is closed. Start another.");
            }
            if (next == World.MAX_NODES) {
                throw new LitException(
                        ErrorCode.SETTING_INVALID, "A devnet can have had " + World.MAX_NODES + " nodes, no more.");
            }
            int index = next++;
            NodeSlot slot = new NodeSlot();
            HttpServer server = loopback.open(port, "/", slot);
            DevnetNode node = new DevnetNode(world, index, server.getAddress().getPort());
            slot.fill(new NodeHandler(node, random));
            servers.put(index, server);
            world.nodes().add(node);
            return node;
        } finally {
            lock.unlock();
        }
    }

    /** Closes ports and threads, and wipes the keys. Idempotent. */
    @Override
    public void close() {
        lock.lock();
        try {
            if (!closed) {
                closed = true;
                world.nodes().forEach(DevnetNode::release);
                loopback.close();
                world.close();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String toString() {
        return "LitDevnet" + addresses();
    }
}
