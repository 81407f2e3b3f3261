package org.lit4j.devnet;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.lit4j.auth.wallet.PrivateKeySigner;
import org.lit4j.auth.wallet.WalletSigners;
import org.lit4j.core.LitSessions;
import org.lit4j.core.SessionSigs;
import org.lit4j.core.SessionSigsRequest;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.capability.CapabilityPolicy;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.capability.ResourceAbilityRequest;
import org.lit4j.core.condition.AccessControlConditions;
import org.lit4j.core.dialect.Dialect;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.encoding.Utf8;
import org.lit4j.core.json.JsonArray;
import org.lit4j.core.json.JsonNumber;
import org.lit4j.core.json.JsonObject;
import org.lit4j.core.json.JsonParser;
import org.lit4j.core.session.SecretBytes;
import org.lit4j.crypto.bls.Bls;
import org.lit4j.crypto.bls.BlsShare;
import org.lit4j.storage.memory.MemorySessionKeyStore;

/** A wallet with sessions for a devnet, and the requests that clients send. */
final class Client implements AutoCloseable {
    /** The path of datil for decryption. */
    static final String ENCRYPTION = "/web/encryption/sign/v1";

    /** The order of secp256k1. */
    static final BigInteger ORDER =
            new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);

    static final String DATA_HASH = "ab".repeat(32);

    /** What came back. */
    record Answer(int status, JsonObject body) {
        String text(String member) {
            return body.get(member).map(Object::toString).orElse("").replace("\"", "");
        }
    }

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(20))
            .build();
    private final String networkKey;
    private final PrivateKeySigner wallet;
    private final MemorySessionKeyStore store;
    private final LitSessions sessions;

    Client(LitDevnet devnet, Dialect dialect, Clock clock) {
        networkKey = devnet.networkKey();
        byte[] key = new byte[32];
        key[31] = 7;
        try (SecretBytes secret = SecretBytes.takeOver(key)) {
            wallet = WalletSigners.privateKey(secret);
        }
        store = new MemorySessionKeyStore(clock, 10);
        sessions = LitSessions.builder()
                .nodes(devnet.nodeSource())
                .signer(wallet)
                .store(store)
                .dialect(dialect)
                .clock(clock)
                .policy(CapabilityPolicy.EXACTLY_REQUESTED)
                .build();
    }

    String address() {
        return wallet.address();
    }

    /** Session signatures for signing, for Lit Actions, and for decryption under {@link #conditions}. */
    SessionSigs sessionSigs() {
        return sessions.sessionSigs(request().build());
    }

    /** The same with a delegation of capacity. */
    SessionSigs sessionSigs(AuthSig capacity) {
        return sessions.sessionSigs(request().capacityDelegation(capacity).build());
    }

    private SessionSigsRequest.Builder request() {
        return SessionSigsRequest.builder()
                .request(ResourceAbilityRequest.of(LitResource.pkp("*"), LitAbility.PKP_SIGNING))
                .request(ResourceAbilityRequest.of(LitResource.litAction("*"), LitAbility.LIT_ACTION_EXECUTION))
                .request(ResourceAbilityRequest.of(
                        LitResource.accessControlCondition(resourceId()),
                        LitAbility.ACCESS_CONTROL_CONDITION_DECRYPTION));
    }

    SessionSigs sessionSigsForSigningAlone() {
        return sessions.sessionSigs(SessionSigsRequest.builder()
                .request(ResourceAbilityRequest.of(LitResource.pkp("*"), LitAbility.PKP_SIGNING))
                .build());
    }

    AccessControlConditions conditions() {
        return AccessControlConditions.evmBasic(
                "[{\"contractAddress\":\"\",\"standardContractType\":\"\",\"chain\":\"ethereum\",\"method\":\"\","
                        + "\"parameters\":[\":userAddress\"],\"returnValueTest\":{\"comparator\":\"=\",\"value\":\""
                        + address() + "\"}}]");
    }

    String resourceId() {
        return conditions().hash() + "/" + DATA_HASH;
    }

    JsonObject encryptionSignBody(String authSig) {
        return JsonObject.builder()
                .put("accessControlConditions", conditions().json())
                .put("dataToEncryptHash", DATA_HASH)
                .put("chain", "ethereum")
                .put("authSig", JsonParser.parse(authSig, "The session signature"))
                .put("epoch", 1)
                .build();
    }

    static JsonObject pkpSignBody(String publicKey, String authSig) {
        return JsonObject.builder()
                .put("toSign", new JsonArray(java.util.Collections.nCopies(32, new JsonNumber(5))))
                .put("pubkey", publicKey)
                .put("authSig", JsonParser.parse(authSig, "The session signature"))
                .put("epoch", 1)
                .build();
    }

    Answer post(DevnetNode node, String path, JsonObject body) throws IOException, InterruptedException {
        return post(node.address() + path, body.stringify());
    }

    Answer post(String url, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json")
                .header("X-Request-Id", "lit_test")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), JsonParser.parseObject(response.body(), "The answer"));
    }

    Answer handshake(DevnetNode node) throws IOException, InterruptedException {
        return post(node.address() + "/web/handshake/", "{\"clientPublicKey\":\"test\",\"challenge\":\"00\"}");
    }

    Answer decrypt(DevnetNode node, SessionSigs sigs) throws IOException, InterruptedException {
        return post(
                node,
                ENCRYPTION,
                encryptionSignBody(sigs.forNode(node.address()).orElseThrow().toJson()));
    }

    /** Says whether the shares in answers are a signature of the network over what {@link #decrypt} asks for. */
    boolean combine(List<Answer> answers) {
        List<BlsShare> shares = answers.stream()
                .map(answer -> BlsShare.fromJson(
                        (JsonObject) answer.body().get("signatureShare").orElseThrow()))
                .toList();
        byte[] signature = Bls.get().combine(shares);
        byte[] message = Utf8.encode("lit-accesscontrolcondition://" + resourceId());
        return Bls.get().verify(Hex.decode(networkKey, "key"), message, signature);
    }

    HttpClient http() {
        return http;
    }

    @Override
    public void close() {
        sessions.close();
        store.close();
        wallet.close();
    }
}
