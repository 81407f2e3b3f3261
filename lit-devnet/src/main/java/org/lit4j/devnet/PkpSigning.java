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
import org.lit4j.crypto.PersonalSign;
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

    /** Signs a message for a session as the SDK of the third generation wants it, which knows one name of this signature. */
    JsonObject sessionSig(NodeRequest request, String tokenId, String message) {
        byte[] digest = PersonalSign.digest(message);
        Part part = part(request, world.pkps().key(tokenId).orElseThrow(), digest);
        return JsonObject.builder()
                .put("signatureShare", part.share())
                .put("shareIndex", node.index())
                .put("sigType", "ECDSA_CAIT_SITH")
                .put("siweMessage", message)
                .put("dataSigned", Hex.encode(digest))
                .put("bigr", part.bigR())
                .put("publicKey", part.publicKey())
                .put("sigName", "sessionSig")
                .build();
    }

    private JsonObject share(NodeRequest request, Secp256k1Key key, byte[] digest) {
        Part part = part(request, key, digest);
        return world.isNaga() ? nagaJson(part, digest) : datilJson(part, digest);
    }

    private Part part(NodeRequest request, Secp256k1Key key, byte[] digest) {
        List<Integer> participants = world.isNaga() ? named(request) : drawn(request);
        int mine = participants.indexOf(node.index());
        if (mine < 0) {
            return Part.NONE;
        }
        EthSignature signature = key.sign(digest);
        return Part.of(key, signature, share(signature, digest, participants, mine));
    }

    /** The part that a node has, as texts; all empty when it takes none. */
    private record Part(String share, String bigR, String publicKey, String compressedKey) {
        static final Part NONE = new Part("", "", "", "");

        static Part of(Secp256k1Key key, EthSignature signature, BigInteger share) {
            return new Part(
                    quoted(digits(share)),
                    quoted((signature.recoveryId() == 0 ? "02" : "03") + digits(signature.r())),
                    Hex.encode(key.publicKey()),
                    Hex.encode(key.compressedPublicKey()));
        }

        boolean isThere() {
            return !share.isEmpty();
        }

        String result() {
            return isThere() ? "success" : "fail";
        }
    }

    private JsonObject datilJson(Part part, byte[] digest) {
        JsonObject.Builder out = JsonObject.builder()
                .put("digest", Hex.encode(digest))
                .put("result", part.result())
                .put("signature_share", part.share());
        return (part.isThere() ? out.put("share_index", node.index()) : out.put("share_index", ""))
                .put("big_r", part.bigR())
                .put("public_key", part.isThere() ? quoted(part.publicKey().toUpperCase(Locale.ROOT)) : "")
                .put("sig_type", "K256")
                .build();
    }

    private JsonObject nagaJson(Part part, byte[] digest) {
        byte[] peer = world.seed().peerId(node.index());
        JsonObject share = JsonObject.builder()
                .put("digest", Hex.encode(digest))
                .put("result", part.result())
                .put("share_id", part.isThere() ? quoted(digits(new BigInteger(1, peer).mod(N))) : "")
                .put("peer_id", Hex.encode(peer).replaceFirst("^0+", ""))
                .put("signature_share", part.share())
                .put("big_r", part.bigR())
                .put("compressed_public_key", part.isThere() ? quoted(part.compressedKey()) : "")
                .put("public_key", part.isThere() ? quoted(part.publicKey()) : "")
                .put("sig_type", "EcdsaK256Sha256")
                .build();
        return JsonObject.of("EcdsaSignedMessageShare", share);
    }

    private BigInteger share(EthSignature signature, byte[] digest, List<Integer> participants, int mine) {
        if (mine < participants.size() - 1) {
            return part(digest, participants, mine);
        }
        BigInteger share = signature.s();
        for (int i = 0; i < mine; i++) {
            share = share.subtract(part(digest, participants, i)).mod(N);
        }
        return share;
    }

    /** The nodes that the client names, when it names any. */
    private List<Integer> named(NodeRequest request) {
        if (request.present("nodeSet").isEmpty()) {
            return drawn(request);
        }
        List<String> addresses = new ArrayList<>();
        request.array("nodeSet")
                .forEach(value -> addresses.add(value instanceof JsonObject one ? Jwt.text(one, "socketAddress") : ""));
        List<Integer> participants = world.nodes().stream()
                .filter(one -> addresses.contains(one.socketAddress()))
                .map(DevnetNode::index)
                .sorted()
                .toList();
        if (participants.size() < world.threshold()) {
            throw NodeCode.SYSTEM_FAULT.failure(
                    "unable to get signature share",
                    "The node set names " + participants.size() + " nodes, the threshold is " + world.threshold());
        }
        return participants;
    }

    /** As many nodes as the threshold, chosen by the id of the request, which is one for all nodes. */
    private List<Integer> drawn(NodeRequest request) {
        List<Integer> present =
                world.nodes().stream().map(DevnetNode::index).sorted().toList();
        long draw = ByteBuffer.wrap(world.seed().bytes("participants/" + request.id()))
                .getLong();
        int first = Math.floorMod(draw, present.size());
        return IntStream.range(0, Math.min(world.threshold(), present.size()))
                .mapToObj(i -> present.get((first + i) % present.size()))
                .toList();
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
