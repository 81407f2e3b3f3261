package org.lit4j.devnet;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.lit4j.core.LitSessions;
import org.lit4j.core.SessionSigs;
import org.lit4j.core.SessionSigsRequest;
import org.lit4j.core.auth.AuthRequest;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.auth.Principal;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.dialect.Dialect;
import org.lit4j.core.dialect.Dialects;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.encoding.Utf8;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.session.SecretBytes;
import org.lit4j.crypto.PersonalSign;
import org.lit4j.crypto.Secp256k1Key;
import org.lit4j.crypto.bls.Bls;
import org.lit4j.crypto.bls.BlsSessionSignature;
import org.lit4j.crypto.bls.BlsShare;
import org.lit4j.siwe.NetworkAuthSig;
import org.lit4j.siwe.SiweDelegationCodec;
import org.lit4j.siwe.SiweMessage;
import org.lit4j.storage.memory.MemorySessionKeyStore;

/** Somebody who uses PKPs: proves who he is with a wallet, and has the nodes sign session keys. */
final class PkpClient implements AutoCloseable {
    private final LitDevnet devnet;
    private final Clock clock;
    private final boolean naga;
    private final Client client;
    private final SealedPost sealed;
    private final Secp256k1Key wallet;

    PkpClient(LitDevnet devnet, Clock clock, boolean naga) {
        this.devnet = devnet;
        this.clock = clock;
        this.naga = naga;
        this.client = new Client(devnet, dialect(naga), clock);
        this.sealed = new SealedPost(client, clock);
        try (SecretBytes secret = SecretBytes.takeOver(Seed.sha("SHA-256", Utf8.encode("lit-devnet/user/0")))) {
            this.wallet = Secp256k1Key.of(secret);
        }
    }

    static Dialect dialect(boolean naga) {
        return naga ? Dialects.V8 : Dialects.V7;
    }

    /** Returns the wallet's EIP-55 address. */
    String address() {
        return wallet.address();
    }

    /** Returns an auth method of the wallet, in which its address is written so. */
    JsonObject walletMethod(String address) {
        SiweMessage message = SiweMessage.builder("localhost:3000", "JIsknRumpxsM9pqmc")
                .address(wallet.address())
                .uri("https://localhost/login")
                .issuedAt(Timestamp.of(clock.instant()))
                .expirationTime(Timestamp.of(clock.instant().plus(Duration.ofDays(1))))
                .build();
        return walletMethod(message, address);
    }

    JsonObject walletMethod(SiweMessage message, String address) {
        return method(
                1,
                AuthSig.personalSign(PersonalSign.sign(wallet, message.text()), message.text(), address)
                        .toJson());
    }

    JsonObject walletMethod() {
        return walletMethod(address());
    }

    static JsonObject method(int type, String accessToken) {
        return JsonObject.builder()
                .put("authMethodType", type)
                .put("accessToken", accessToken)
                .build();
    }

    static JsonObject body(SiweMessage message, DevnetPkp pkp, JsonObject... methods) {
        return JsonObject.builder()
                .put("sessionKey", message.uri())
                .put("authMethods", JsonArray.of(methods))
                .put("pkpPublicKey", pkp.publicKey())
                .put("siweMessage", message.text())
                .put("curveType", "BLS")
                .put("epoch", 1)
                .build();
    }

    /** Asks on a path as it stands. */
    Client.Answer postPlain(DevnetNode node, String path, JsonObject body) throws Exception {
        return client.post(node, path, body);
    }

    Client.Answer post(DevnetNode node, String path, JsonObject body) throws Exception {
        return naga ? sealed.post(node, path + "/v2", body) : client.post(node, path + "/v1", body);
    }

    Client.Answer signSessionKey(DevnetNode node, JsonObject body) throws Exception {
        return post(node, "/web/sign_session_key", body);
    }

    /** Asks every node. */
    List<JsonObject> signSessionKey(JsonObject body) {
        List<JsonObject> out = new ArrayList<>();
        for (DevnetNode node : devnet.nodes()) {
            try {
                Client.Answer answer = signSessionKey(node, body);
                assertThat(answer.status()).as(answer.body().stringify()).isEqualTo(200);
                out.add(naga ? (JsonObject) answer.body().get("data").orElseThrow() : answer.body());
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        return out;
    }

    /** Puts the shares together, as clients do. */
    static AuthSig combine(List<JsonObject> answers, String address) {
        Set<String> messages =
                answers.stream().map(one -> Jwt.text(one, "siweMessage")).collect(Collectors.toSet());
        assertThat(messages).as("all nodes write the same").hasSize(1);
        byte[] signature = Bls.get()
                .combine(answers.stream()
                        .map(one -> BlsShare.fromJson(
                                (JsonObject) one.get("signatureShare").orElseThrow()))
                        .toList());
        return AuthSig.of(
                        BlsSessionSignature.write(signature),
                        NetworkAuthSig.DERIVED_VIA,
                        messages.iterator().next(),
                        address)
                .withAlgo(NetworkAuthSig.ALGO);
    }

    /** Makes session signatures of a PKP for signing and for Lit Actions, with the library's own client. */
    SessionSigs sessionSigs(DevnetPkp pkp, UnaryOperator<JsonObject> request, LitResource action) {
        return sessionSigs(pkp, action, body -> combine(signSessionKey(request.apply(body)), pkp.address()));
    }

    /** Makes them with an AuthSig that is got by such a request. */
    SessionSigs sessionSigs(DevnetPkp pkp, LitResource action, Function<JsonObject, AuthSig> got) {
        AuthSigner signer =
                AuthSigner.of(Principal.ofAddress(pkp.address()), asked -> got.apply(body(message(asked, pkp), pkp)));
        try (MemorySessionKeyStore store = new MemorySessionKeyStore(clock, 10);
                LitSessions sessions = LitSessions.builder()
                        .nodes(devnet.nodeSource())
                        .signer(signer)
                        .store(store)
                        .dialect(dialect(naga))
                        .delegationCodec(SiweDelegationCodec.under(NetworkAuthSig.under(devnet.networkKey())))
                        .clock(clock)
                        .build()) {
            return sessions.sessionSigs(SessionSigsRequest.builder()
                    .request(LitResource.pkp("*"), LitAbility.PKP_SIGNING)
                    .request(action, LitAbility.LIT_ACTION_EXECUTION)
                    .build());
        }
    }

    SessionSigs sessionSigs(DevnetPkp pkp, UnaryOperator<JsonObject> request) {
        return sessionSigs(pkp, request, LitResource.litAction("*"));
    }

    private static SiweMessage message(AuthRequest asked, DevnetPkp pkp) {
        return SiweMessage.builder("localhost", asked.nonce())
                .address(pkp.address())
                .statement("Lit Protocol PKP session signature " + asked.statement())
                .uri(asked.uri())
                .issuedAt(Timestamp.of(asked.requestedAt()))
                .expirationTime(asked.expiration())
                .resources(asked.resources())
                .build();
    }

    Client.Answer pkpSign(DevnetNode node, DevnetPkp pkp, SessionSigs sigs) throws Exception {
        return post(
                node,
                "/web/pkp/sign",
                Client.pkpSignBody(
                        pkp.publicKey(),
                        sigs.forNode(node.address()).orElseThrow().toJson()));
    }

    HttpClient http() {
        return client.http();
    }

    @Override
    public void close() {
        client.close();
        sealed.close();
        wallet.close();
    }
}
