package org.lit4j.devnet;

import org.lit4j.core.encoding.Hex;
import org.lit4j.core.json.JsonObject;
import org.lit4j.crypto.bls.BlsShare;

/** One node's part in signatures of the network. */
final class BlsSigning {
    private final DevnetNode node;
    private final World world;

    BlsSigning(DevnetNode node) {
        this.node = node;
        this.world = node.world();
    }

    /** Adds the share of a signature to an answer, and whose it is. */
    JsonObject.Builder share(JsonObject.Builder out, byte[] message) {
        BlsShare share = world.keyOf(node).sign(world.bls(), node.index(), message);
        if (world.isNaga()) {
            String peer = Hex.encode(world.seed().peerId(node.index())).replaceFirst("^0+", "");
            return out.put("signatureShare", share.toIdentifiedJson()).put("shareId", peer);
        }
        return out.put("signatureShare", share.toIndexedJson()).put("shareIndex", node.index());
    }
}
