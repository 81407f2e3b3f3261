package org.lit4j.devnet;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.condition.AccessControlConditions;
import org.lit4j.core.condition.ConditionFamily;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.encoding.Utf8;
import org.lit4j.core.error.LitException;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonNull;
import org.lit4j.core.json.JsonNumber;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonValue;
import org.lit4j.crypto.Keccak256;
import org.lit4j.crypto.NaclBox;
import org.lit4j.verifier.Grant;
import org.lit4j.verifier.SignerVerdict;

/** What one node answers, path by path, but for session keys. Who asks and what came of it is told to a {@link Trace}. */
final class Endpoints {
    private static final int MAX_CONDITIONS = 30;

    private final DevnetNode node;
    private final World world;
    private final PkpSigning signing;
    private final BlsSigning bls;
    private final AuthMethods authMethods;
    private final RateLimit limit;

    Endpoints(DevnetNode node) {
        this.node = node;
        this.world = node.world();
        this.signing = new PkpSigning(node);
        this.bls = new BlsSigning(node);
        this.authMethods = new AuthMethods(node);
        this.limit = new RateLimit(world.outside().credits());
    }

    JsonObject handshake(NodeRequest request, String sdkVersion) {
        request.text("clientPublicKey");
        boolean silent = world.isNaga() && request.optionalText("challenge").isEmpty();
        String root = silent ? "ERR" : Hex.encode(world.keyOf(node).publicKey());
        String block = node.has(NodeFault.WRONG_BLOCKHASH)
                ? "0x" + Hex.encode(world.seed().bytes("no block"))
                : world.blocks().latest();
        JsonObject.Builder out = JsonObject.builder()
                .put("serverPublicKey", "")
                .put("subnetPublicKey", root)
                .put("networkPublicKey", root)
                .put("networkPublicKeySet", root)
                .put("clientSdkVersion", sdkVersion)
                .put("hdRootPubkeys", JsonArray.ofStrings(world.hdRootKeys()))
                .put("attestation", JsonNull.NULL)
                .put("latestBlockhash", block);
        if (world.isNaga()) {
            out.put("nodeVersion", NodeHandler.VERSION_NAGA)
                    .put("nodeIdentityKey", Hex.encode(NaclBox.publicKey(Envelope.identity(node))))
                    .put("epoch", world.epoch() - (node.has(NodeFault.OTHER_EPOCH) ? 1 : 0))
                    .put("gitCommitHash", "0".repeat(40));
        }
        return out.build();
    }

    JsonObject encryptionSign(NodeRequest request, Trace trace) {
        AccessControlConditions conditions = conditions(request);
        String dataHash = request.text("dataToEncryptHash");
        LitResource resource = LitResource.accessControlCondition(conditions.hash() + "/" + dataHash);
        String user = decryptor(request, resource, trace);
        limit.count(node, request.object("authSig"), user, Route.ENCRYPTION_SIGN);
        if (!new Conditions(world.outside().conditions()).hold(conditions.json(), user)) {
            throw NodeCode.NOT_AUTHORIZED_BY_CONDITIONS.failure(
                    "failed access control conditions", "Access control conditions check returned not authorized");
        }
        return bls.share(JsonObject.builder().put("result", "success"), Utf8.encode(resource.key()))
                .build();
    }

    private String decryptor(NodeRequest request, LitResource resource, Trace trace) {
        JsonObject authSig = request.object("authSig");
        String chain = request.text("chain");
        LitAbility ability = LitAbility.ACCESS_CONTROL_CONDITION_DECRYPTION;
        if (Judge.isSessionSig(authSig)) {
            Grant grant = Judge.judge(node, authSig, resource, ability, Judge.LABEL);
            trace.accepted(grant);
            return grant.user();
        }
        String user = Judge.user(node, authSig, chain, resource, ability, Judge.LABEL);
        trace.accepted(user);
        return user;
    }

    JsonObject pkpSign(NodeRequest request, Trace trace) {
        JsonObject authSig = request.object("authSig");
        byte[] publicKey = hex(request.text("pubkey"), "pubkey");
        requireSessionSigAlone(request, authSig, "pkpSign");
        if (publicKey.length != 65) {
            throw NodeCode.SYSTEM_FAULT.failure(
                    "can't get token id from public key",
                    "Invalid pubkey length.  Expected 65 bytes, got " + publicKey.length);
        }
        String tokenId = Hex.encode(Keccak256.hash(publicKey));
        Grant grant =
                Judge.judge(node, authSig, LitResource.pkp(tokenId), LitAbility.PKP_SIGNING, "invalid user address");
        if (!grant.authSig().derivedVia().equals("lit.bls")) {
            // Nodes judge the session of a wallet a second time, for Lit Actions as a whole.
            Judge.judge(
                    node,
                    authSig,
                    LitResource.litAction("*"),
                    LitAbility.LIT_ACTION_EXECUTION,
                    "can't create an auth context from the EOA auth-sig");
        }
        trace.accepted(grant);
        limit.count(node, authSig, grant.user(), Route.PKP_SIGN);
        AuthSig user = signer(authSig);
        AuthContext context = SessionContext.read(node, authSig);
        if (world.isNaga() && request.present("authMethods").isPresent()) {
            context = context.with(authMethods.verify(request.array("authMethods"), request.origin(), false));
        }
        new PkpPermissions(world.pkps())
                .require(
                        "pkp is not authorized to sign",
                        tokenId,
                        context,
                        Optional.of(user.address()),
                        PkpScope.SIGN_ANYTHING);
        return signing.sign(request, tokenId);
    }

    /** Whom nodes ask permission for: they find the user anew, by the session key that the document names. */
    private AuthSig signer(JsonObject authSig) {
        SignerVerdict signer = node.verifier().findSigner(AuthSig.fromJson(authSig));
        return signer.capability()
                .orElseThrow(() -> NodeFailure.of(
                        "can't parse auth context from session signature",
                        signer.error().orElseThrow(),
                        "The document's session key has no delegation"));
    }

    /** Answers with what the devnet's function says; nothing is signed or decrypted inside. */
    JsonObject execute(NodeRequest request, Trace trace) {
        JsonObject authSig = request.object("authSig");
        requireSessionSigAlone(request, authSig, "execute");
        if (request.present("code").isPresent() && request.present("ipfsId").isPresent()) {
            throw NodeRequest.bad("there are both code and ipfsId");
        }
        ActionCall call =
                Actions.call(request, "ipfsId").orElseThrow(() -> NodeRequest.bad("there is neither code nor ipfsId"));
        String label = "can't validate user address";
        Grant grant =
                Judge.judge(node, authSig, LitResource.litAction(call.cid()), LitAbility.LIT_ACTION_EXECUTION, label);
        trace.accepted(grant);
        limit.count(node, authSig, grant.user(), Route.EXECUTE);
        JsonObject.Builder out = JsonObject.builder()
                .put("success", true)
                .put("signedData", JsonObject.EMPTY)
                .put("decryptedData", JsonObject.EMPTY)
                .put("claimData", JsonObject.EMPTY)
                .put("response", new Actions(world.outside().actions()).run(label, call))
                .put("logs", "");
        return (world.isNaga() ? out.put("paymentDetail", JsonArray.EMPTY) : out).build();
    }

    /** What the first version of datil's paths wants: no auth methods, and a session signature. */
    private void requireSessionSigAlone(NodeRequest request, JsonObject authSig, String endpoint) {
        if (!world.isNaga() && request.present("authMethods").isPresent()) {
            throw NodeCode.AUTH_METHOD_FOR_ENDPOINT.failure("auth method", "Can't provide AuthMethods for " + endpoint);
        }
        if (!world.isNaga() && !Judge.isSessionSig(authSig)) {
            throw NodeCode.AUTH_SIG_FOR_ENDPOINT.failure(
                    "auth sig", "Can't provide AuthSig for " + endpoint + ". You have to provide a SessionSig.");
        }
    }

    private static AccessControlConditions conditions(NodeRequest request) {
        Optional<ConditionFamily> family = List.of(
                        ConditionFamily.EVM_BASIC,
                        ConditionFamily.EVM_CONTRACT,
                        ConditionFamily.SOL_RPC,
                        ConditionFamily.UNIFIED)
                .stream()
                .filter(one -> request.present(memberOf(one)).isPresent())
                .findFirst();
        if (family.isEmpty()) {
            throw NodeCode.MISSING_CONDITIONS.failure("failed condition count check", "No conditions were given");
        }
        JsonArray array = request.array(memberOf(family.get()));
        if (array.size() > MAX_CONDITIONS) {
            throw NodeCode.TOO_MANY_CONDITIONS.failure(
                    "failed condition count check", array.size() + " conditions; at most " + MAX_CONDITIONS);
        }
        try {
            return AccessControlConditions.of(family.get(), array);
        } catch (LitException e) {
            throw NodeRequest.bad(String.valueOf(e.getMessage()));
        }
    }

    private static String memberOf(ConditionFamily family) {
        return switch (family) {
            case EVM_BASIC -> "accessControlConditions";
            case EVM_CONTRACT -> "evmContractConditions";
            case SOL_RPC -> "solRpcConditions";
            case UNIFIED -> "unifiedAccessControlConditions";
        };
    }

    static byte[] hex(String text, String what) {
        try {
            return Hex.decode(Hex.stripPrefix(text.toLowerCase(Locale.ROOT)), what);
        } catch (LitException e) {
            throw NodeRequest.bad(what + " is no hexadecimal text");
        }
    }

    static byte[] bytes(JsonArray array) {
        byte[] out = new byte[array.size()];
        for (int i = 0; i < out.length; i++) {
            JsonValue value = array.values().get(i);
            if (!(value instanceof JsonNumber number) || number.value() < 0 || number.value() > 255) {
                throw NodeRequest.bad("element " + i + " is no byte");
            }
            out[i] = (byte) number.value();
        }
        return out;
    }
}
