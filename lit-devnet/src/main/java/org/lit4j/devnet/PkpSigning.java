package org.lit4j.devnet;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonString;
import org.lit4j.crypto.EthSignature;
import org.lit4j.crypto.Secp256k1Key;

/**
 * Signs with a PKP. The devnet holds the key and splits each signature among the nodes that take part: their shares add up
 * to s. Signatures are deterministic, so nodes need not talk to each other.
 */
final class PkpSigning {
    private static final BigInteger N =
            new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);

    private final DevnetNode node;
    private final World world;

    PkpSigning(DevnetNode node) {
        this.node = node;
        this.world = node.world();
    }

    JsonObject sign(NodeRequest request, String tokenId) {
        JsonArray toSign = request.array("toSign");
        byte[] digest = Endpoints.bytes(toSign);
        if (digest.length != 32) {
            throw NodeCode.SYSTEM_FAULT.failure(
                    "unable to get signature share", "Expected a digest of 32 bytes, got " + digest.length);
        }
        Secp256k1Key key = world.pkps().key(tokenId).orElseThrow();
        return JsonObject.builder()
                .put("success", true)
                .put("signedData", toSign)
                .put("signatureShare", share(request, key, digest))
                .build();
    }

    private JsonObject share(NodeRequest request, Secp256k1Key key, byte[] digest) {
        List<Integer> participants = participants(request);
        int mine = participants.indexOf(node.index());
        JsonObject.Builder out = JsonObject.builder().put("digest", Hex.encode(digest));
        if (mine < 0) {
            for (String name : List.of("signature_share", "share_index", "big_r", "public_key")) {
                out.put(name, "");
            }
            return out.put("result", "fail").put("sig_type", "K256").build();
        }
        EthSignature signature = key.sign(digest);
        BigInteger share = signature.s();
        if (mine < participants.size() - 1) {
            share = part(digest, participants, mine);
        } else {
            for (int i = 0; i < mine; i++) {
                share = share.subtract(part(digest, participants, i)).mod(N);
            }
        }
        String bigR = (signature.recoveryId() == 0 ? "02" : "03") + digits(signature.r());
        return out.put("result", "success")
                .put("signature_share", quoted(digits(share)))
                .put("share_index", node.index())
                .put("big_r", quoted(bigR))
                .put("public_key", quoted(Hex.encode(key.publicKey()).toUpperCase(Locale.ROOT)))
                .put("sig_type", "K256")
                .build();
    }

    /** As many nodes as the threshold, chosen by the id of the request, which is one for all nodes. */
    private List<Integer> participants(NodeRequest request) {
        List<Integer> present =
                world.nodes().stream().map(DevnetNode::index).sorted().toList();
        long draw = ByteBuffer.wrap(world.seed().bytes("participants/" + request.id()))
                .getLong();
        int first = Math.floorMod(draw, present.size());
        return new ArrayList<>(IntStream.range(0, Math.min(world.threshold(), present.size()))
                .mapToObj(i -> present.get((first + i) % present.size()))
                .toList());
    }

    private BigInteger part(byte[] digest, List<Integer> participants, int index) {
        return new BigInteger(1, world.seed().bytes("part/" + Hex.encode(digest) + "/" + participants + "/" + index))
                .mod(N);
    }

    private static String digits(BigInteger value) {
        String digits = value.toString(16).toUpperCase(Locale.ROOT);
        return "0".repeat(64 - digits.length()) + digits;
    }

    private static String quoted(String text) {
        return new JsonString(text).stringify();
    }
}
