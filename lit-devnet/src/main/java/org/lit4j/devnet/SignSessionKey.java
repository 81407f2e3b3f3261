package org.lit4j.devnet;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonObject;
import org.lit4j.crypto.EthAddress;
import org.lit4j.crypto.Keccak256;
import org.lit4j.crypto.bls.BlsSessionSignature;
import org.lit4j.siwe.Recap;
import org.lit4j.siwe.RecapFinding;
import org.lit4j.siwe.SiweMessage;
import org.lit4j.siwe.SiweRecaps;
import org.lit4j.verifier.ErrorKind;

/** Signs a session key for a PKP at one node: steps K1 to K17 of the nodes, without payment. */
final class SignSessionKey {
    private final DevnetNode node;
    private final World world;
    private final BlsSigning signing;
    private final AuthMethods authMethods;
    private final Actions actions;

    /** The PKP that the session is for. */
    private record Pkp(String tokenId, String address) {}

    private record Asked(SiweMessage message, AuthContext context, Pkp pkp) {}

    SignSessionKey(DevnetNode node) {
        this.node = node;
        this.world = node.world();
        this.signing = new BlsSigning(node);
        this.authMethods = new AuthMethods(node);
        this.actions = new Actions(world.outside().actions());
    }

    JsonObject sign(NodeRequest request) {
        requireForm(request);
        Asked asked = asked(request);
        AuthContext judged = judgedByAction(request, asked.context());
        BlockRow block = block(asked.message());
        Recap recap = recap(asked.message());
        requirePermitted(asked.pkp(), judged, Optional.empty());
        SiweMessage rewritten = written(() -> RewrittenSiwe.of(
                asked.message(),
                recap,
                judged.toJson(world.isNaga()),
                asked.pkp().address(),
                block));
        byte[] digest = BlsSessionSignature.digest(rewritten.text());
        return signing.share(JsonObject.builder().put("result", "success"), digest)
                .put("curveType", world.isNaga() ? "BLS12381G1" : "BLS")
                .put("siweMessage", rewritten.text())
                .put("dataSigned", Hex.encode(digest))
                .put("blsRootPubkey", Hex.encode(world.keyOf(node).publicKey()))
                .build();
    }

    /** Signs with the key of the PKP, as nodes did before the network signed: the message keeps the client's resources. */
    JsonObject signEcdsa(NodeRequest request) {
        Asked asked = asked(request);
        Optional<String> user = request.present("authSig")
                .map(authSig -> authMethods.wallet(authSig.stringify()).userId());
        BlockRow block = block(asked.message());
        requirePermitted(asked.pkp(), asked.context(), user);
        SiweMessage rewritten = written(
                () -> RewrittenSiwe.withBlock(asked.message(), asked.pkp().address(), block)
                        .build());
        JsonObject share = new PkpSigning(node).sessionSig(request, asked.pkp().tokenId(), rewritten.text());
        return JsonObject.builder()
                .put("success", true)
                .put("signedData", JsonObject.of("sessionSig", share))
                .build();
    }

    /** K3 to K11. */
    private Asked asked(NodeRequest request) {
        String sessionKey = request.text("sessionKey");
        JsonArray methods = request.array("authMethods");
        SiweMessage message = message(request.text("siweMessage"));
        AuthContext context = AuthContext.of(authMethods.verify(methods, request.origin(), true));
        Pkp pkp = request.optionalText("pkpPublicKey")
                .map(key -> named(key, message))
                .orElseGet(() -> found(context));
        if (!message.uri().equals(sessionKey)) {
            throw NodeCode.SIWE_MESSAGE.failure(
                    "invalid siwe uri message",
                    "URI in SIWE message " + message.uri() + " does not match URI in request " + sessionKey);
        }
        SiweTimes.require(message, node.clock().instant());
        return new Asked(message, context, pkp);
    }

    /** K13. */
    private BlockRow block(SiweMessage message) {
        return world.blockDatabase().row(message.nonce(), node.clock().instant());
    }

    /** K16. */
    private void requirePermitted(Pkp pkp, AuthContext context, Optional<String> user) {
        new PkpPermissions(world.pkps())
                .require("pkp is not authorized", pkp.tokenId(), context, user, PkpScope.SIGN_PERSONAL_MESSAGE);
    }

    /** K1, K2. */
    private static void requireForm(NodeRequest request) {
        String curve = request.optionalText("curveType").orElse("BLS");
        if (!curve.equals("BLS")) {
            throw NodeCode.CURVE_TYPE.failure(
                    "invalid curve type",
                    "Invalid curve_type: " + curve + " - only BLS curve type is allowed for this endpoint");
        }
        if (request.present("authSig").isPresent()) {
            throw NodeCode.AUTH_SIG_FOR_SESSION_KEY.failure(
                    "auth sig not supported",
                    "You can't provide an AuthSig on this endpoint.  Instead, send it as an AuthMethod in the"
                            + " authMethods array.");
        }
    }

    /** K3, K4. */
    private static SiweMessage message(String text) {
        SiweMessage message;
        try {
            message = SiweMessage.parse(text);
        } catch (LitException e) {
            throw NodeCode.SIWE_MESSAGE.failure("malformed siwe", "Error parsing SIWE message: " + e.getMessage());
        }
        if (message.scheme().isPresent()) {
            throw NodeCode.SIWE_MESSAGE.failure(
                    "malformed siwe", "Error parsing SIWE message: nodes read no scheme in front of the domain");
        }
        if (message.statement().orElse("").contains(RewrittenSiwe.CONTEXT_SCHEME)) {
            throw NodeCode.AUTH_CONTEXT_RESOURCE.failure(
                    "missing resource prefix", "Can't define Auth Context resources in capability");
        }
        return message;
    }

    /** K8: the PKP of the request, which the message must be about. */
    private static Pkp named(String publicKey, SiweMessage message) {
        byte[] bytes = Endpoints.hex(publicKey, "pkpPublicKey");
        if (bytes.length != 65) {
            throw NodeFailure.uncoded(
                    "invalid pkp public key",
                    ErrorKind.CONVERSION,
                    "Invalid pubkey length.  Expected 65 bytes, got " + bytes.length);
        }
        String address = EthAddress.ofPublicKey(java.util.Arrays.copyOfRange(bytes, 1, 65));
        if (!message.address().equals(address)) {
            throw NodeCode.SIWE_MESSAGE.failure(
                    "siwe message does not contain the correct pkp public key",
                    "Address in SIWE message " + message.address() + " does not match PKP ETH address " + address);
        }
        return new Pkp(Hex.encode(Keccak256.hash(bytes)), address);
    }

    /** K8 of a request that names none: the first PKP that permits the first auth method. */
    private Pkp found(AuthContext context) {
        AuthMethodContext first = context.methods().stream()
                .findFirst()
                .orElseThrow(() -> NodeFailure.uncoded(
                        "no auth method provided", ErrorKind.VALIDATION, "No auth methods provided"));
        DevnetPkp pkp = world.pkps().permitting(first.type(), first.id()).stream()
                .findFirst()
                .orElseThrow(() ->
                        NodeCode.TOKEN_ID.failure("can't get the pkp public key", "No PKP permits this auth method"));
        return new Pkp(pkp.tokenId(), pkp.address());
    }

    /** K12. */
    private AuthContext judgedByAction(NodeRequest request, AuthContext context) {
        String label = "authentication failed for session_sig signing via lit action";
        if (request.present("code").isPresent()
                && request.present("litActionIpfsId").isPresent()) {
            throw NodeFailure.uncoded(
                    "lit action code and ipfs id both present",
                    ErrorKind.VALIDATION,
                    "Can't provide both code & lit_action_ipfs_id");
        }
        Optional<ActionCall> call = Actions.call(request, "litActionIpfsId");
        if (call.isEmpty()) {
            return context;
        }
        if (world.isNaga() && request.present("pkpPublicKey").isEmpty()) {
            throw NodeFailure.uncoded(label, ErrorKind.VALIDATION, "pkp public key is not provided");
        }
        String response = actions.run(label, call.get());
        if (!response.contains("true")) {
            throw NodeCode.ACTION_REFUSED.failure(
                    label, "The Lit Action " + call.get().cid() + " did not say true");
        }
        return context.withAction(call.get().cid(), response);
    }

    /** K14: the last resource as nodes read it. K15 follows from K4, for the statement names every resource. */
    private static Recap recap(SiweMessage message) {
        List<String> resources = message.resources().orElse(List.of());
        Optional<RecapFinding> last = SiweRecaps.all(message).all().stream()
                .filter(finding -> finding.position() == resources.size())
                .filter(finding -> finding.nodes() != RecapFinding.NodesView.DROPPED)
                .findFirst();
        RecapFinding finding = last.orElseThrow(() -> NodeFailure.uncoded(
                "can't convert SIWE into capabilities",
                ErrorKind.CONVERSION,
                "Unable to convert SIWE into Capability object"));
        if (!finding.statementMatches()) {
            throw NodeCode.SIWE_CAPABILITY.failure(
                    "can't extract capabilities", "Unable to extract and verify user's capability object");
        }
        return finding.asNodesRead().orElseThrow();
    }

    private static SiweMessage written(Supplier<SiweMessage> writer) {
        try {
            return writer.get();
        } catch (LitException e) {
            throw NodeCode.SYSTEM_FAULT.failure("unable to create signature share", String.valueOf(e.getMessage()));
        }
    }
}
