package org.lit4j.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lit4j.auth.wallet.WalletSigners;
import org.lit4j.core.LitSessions;
import org.lit4j.core.NodePricing;
import org.lit4j.core.NodeSet;
import org.lit4j.core.SessionSigs;
import org.lit4j.core.SessionSigsRequest;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.auth.AuthSigner;
import org.lit4j.core.auth.Principal;
import org.lit4j.core.dialect.Dialects;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.encoding.Timestamp;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.session.SessionKeyId;
import org.lit4j.core.session.SessionKeyStore;
import org.lit4j.core.session.StoredSession;
import org.lit4j.crypto.PersonalSign;
import org.lit4j.siwe.SiweMessage;
import org.lit4j.storage.memory.MemorySessionKeyStore;

/** Items 131 to 140: SDK 8. Those of its encrypted transport and of PKPs are left out. */
class NagaChecklistTest {
    private static final Timestamp END = Timestamp.parse("2023-11-14T22:23:20.000Z");
    private static final BigInteger NO_LIMIT = BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE);

    private static String node(int i) {
        return "https://10.0.0." + (i + 1) + ":7470";
    }

    /** Nodes that ask so much for whatever it is. */
    private static NodeSet nodes(OptionalInt threshold, long... prices) {
        Map<String, List<BigInteger>> all = new LinkedHashMap<>();
        for (int i = 0; i < prices.length; i++) {
            BigInteger price = BigInteger.valueOf(prices[i]);
            all.put(node(i), List.of(price, price, price, price));
        }
        return new NodeSet(List.copyOf(all.keySet()), Optional.of(Fixture.BLOCK_HASH), new NodePricing(all, threshold));
    }

    private static SessionSigsRequest.Builder request() {
        return SessionSigsRequest.builder()
                .request(Fixture.ANY_PKP)
                .request(Fixture.ANY_ACTION)
                .expiration(END);
    }

    private static SessionSigs sign(AuthSigner signer, NodeSet nodes, SessionSigsRequest.Builder request) {
        try (LitSessions sessions =
                Fixture.sessions(Dialects.V8, signer).nodes(random -> nodes).build()) {
            return sessions.sessionSigs(request.sessionKey(Fixture.sessionKey()).build());
        }
    }

    /** Returns node → maxPrice as it is signed. */
    private static Map<String, String> prices(NodeSet nodes, BigInteger budget) {
        SessionSigs sigs = sign(Fixture.wallet(), nodes, request().maxPrice(budget));
        Map<String, String> prices = new LinkedHashMap<>();
        sigs.byNode().forEach((node, sig) -> {
            String text = sig.signedMessage();
            prices.put(node, text.substring(text.indexOf("\"maxPrice\":\"") + 12, text.length() - 2));
        });
        return prices;
    }

    private static void column(String statement, String digest, String walletSig, String sha256, String outer) {
        AuthSigner signer = WalletSigners.privateKeyBuilder(Fixture.WALLET_KEY)
                .statement(statement)
                .build();
        SessionSigs sigs =
                sign(signer, nodes(OptionalInt.of(3), 3, 1, 2, 9), request().domain("localhost"));
        AuthSig second = sigs.forNode(node(1)).orElseThrow();
        AuthSig inner = Fixture.delegation(sigs);

        assertThat(Hex.encode(PersonalSign.digest(inner.signedMessage()))).isEqualTo(digest);
        assertThat(inner.sig()).isEqualTo(walletSig);
        assertThat(Fixture.sha256(second.signedMessage())).isEqualTo(sha256);
        assertThat(second.sig()).isEqualTo(outer);
    }

    @Test
    void item131_vectorS8() {
        column(
                "",
                "d01dd485dffb12963c13529c73f9e24f708b4f29f3c8ac6e714331bc3551f9bb",
                "0xe940698e39794c1d95710a38390752f6ed6dc3585138d0bf1fee5f340198666454d752b9cdf691d2267577fd937ef1c862cdc6"
                        + "d53b16f8d24edebd50b4e96f201c",
                "8151a42b41b955be54366463121f81676d4b3dc3067344c459d41f6b8c47b642",
                "746adc572a25004c1277f2be29d7e1c2d40d2e1ce8441086f0b6c5b29064a867826cb29ade08a6dfe07771eb3330b23ccaf17af2"
                        + "b68ecc33f422506fbbb54202");
        column(
                "hi",
                "56276f4a31ef09af258e2481f7d4e35ec08b0fd7f2b375636b410d8a1975d83a",
                "0xa391f7ec4a07d73077fb23d91518aa590b15958a3a56858619e87ca4f9f9adf959b1ea4ff525c15d1cbf11fb78998ca8b5a467"
                        + "c069149b6fa43b242a846affca1b",
                "28f1eecb3d3c9e56887c82282975585dbf6c3b8de3c48ec63d66b9723fbdf89c",
                "2011eae147307aa5f577b27a0e13cc02afa0cc99a44c503c6f5b32e2fd659e532e3c4b309ef87e826fd1fa007f165f428d97f220"
                        + "0fbae30b38ffca616fd3470b");
        column(
                Callback.HELPER_STATEMENT,
                "cb765dc67a07093db3e5018708b8b11296a31d8fb9460ba6702be6b7c5689663",
                "0x96419a283682398407c9087a3dc782025f2d1c5a41a74f1dbda8da013c5d40f72cecc8c781d6a30bfa88833d80bafe99fa1262"
                        + "f5766f67f06d11bead6ace1c511b",
                "b79f675602bc3f6e3dd949f694756bebd57985f1ec088b15460bbf0abbc07a10",
                "2826cb82cf9ad74ee6956e08fc9d9e5239a48a09fa8b1ee4233f63f826da2935732013f4266298b74fe7b2e9c807ff287ccf6007"
                        + "eb0cf14f3715b3a8e5549002");
    }

    @Test
    void item132_pricesShareWhatIsLeft() {
        assertThat(prices(nodes(OptionalInt.empty(), 10, 20), BigInteger.valueOf(100)))
                .containsExactly(Map.entry(node(0), "0x2d"), Map.entry(node(1), "0x37"));
        assertThat(prices(nodes(OptionalInt.of(3), 3, 1, 2, 9), NO_LIMIT))
                .containsExactly(
                        Map.entry(node(1), "0x55555555555555555555555555555554"),
                        Map.entry(node(2), "0x55555555555555555555555555555555"),
                        Map.entry(node(0), "0x55555555555555555555555555555556"));
        assertThat(prices(nodes(OptionalInt.empty(), 10, 20), BigInteger.valueOf(31)))
                .as("an excess of 1 for two nodes is 0 for each")
                .containsExactly(Map.entry(node(0), "0xa"), Map.entry(node(1), "0x14"));
        Refused.with(ErrorCode.PRICE_TOO_LOW, () -> prices(nodes(OptionalInt.empty(), 10, 20), BigInteger.valueOf(29)));
    }

    @Test
    void item133_onlyTheCheapestNodesGetASignature() {
        assertThat(prices(nodes(OptionalInt.of(3), 5, 2, 5, 1, 2), NO_LIMIT).keySet())
                .as("of equal prices the earlier node comes first")
                .containsExactly(node(3), node(1), node(4));
    }

    @Test
    void item134_pricesAreMinimalHexadecimal() {
        assertThat(prices(nodes(OptionalInt.empty(), 0, 0), BigInteger.ZERO).values())
                .containsExactly("0x0", "0x0");
        assertThat(prices(nodes(OptionalInt.empty(), 171), BigInteger.valueOf(4011))
                        .values())
                .containsExactly("0xfab");
    }

    @Test
    void item135_timesAreWrittenAsToIsoStringDoes() {
        SessionSigsRequest.Builder short8 = request().expiration(Timestamp.parse("2023-11-14T22:23:20Z"));
        assertThat(Refused.with(
                        ErrorCode.TIME_INVALID, () -> sign(Fixture.wallet(), nodes(OptionalInt.empty(), 1), short8)))
                .hasMessageContaining("Write 2023-11-14T22:23:20.000Z");
    }

    @Test
    @DisplayName("item136: a path is cut off a domain; repaired: a scheme is refused")
    void item136_aDomainIsCutAtItsFirstSlash() {
        SessionSigs sigs =
                sign(Fixture.wallet(), nodes(OptionalInt.empty(), 1), request().domain("x.com/y"));
        assertThat(SiweMessage.parse(Fixture.delegation(sigs).signedMessage()).domain())
                .isEqualTo("x.com");
        Callback unasked = Callback.helper();
        Refused.with(
                ErrorCode.SETTING_INVALID,
                () -> sign(
                        unasked.signer(),
                        nodes(OptionalInt.empty(), 1),
                        request().domain("https://x.com/y")));
        assertThat(unasked.calls).isEmpty();
    }

    @Test
    @DisplayName("item137: repaired: the default expiration counts from the call")
    void item137_theDefaultExpirationCountsFromTheCall() {
        SteppingClock clock = new SteppingClock();
        List<String> ends = new ArrayList<>();
        try (LitSessions sessions = Fixture.sessions(Dialects.V8, Fixture.wallet())
                .clock(clock)
                .nodes(random -> nodes(OptionalInt.empty(), 1))
                .build()) {
            for (int i = 0; i < 2; i++) {
                SessionSigs sigs = sessions.sessionSigs(
                        SessionSigsRequest.builder().request(Fixture.ANY_PKP).build());
                ends.add(SiweMessage.parse(Fixture.delegation(sigs).signedMessage())
                        .expirationTime()
                        .orElseThrow()
                        .text());
                clock.step(Duration.ofMinutes(20));
            }
        }
        assertThat(ends).containsExactly("2023-11-14T22:28:20.000Z", "2023-11-14T22:48:20.000Z");
    }

    @Test
    @DisplayName("item138: repaired: a stored AuthSig is used again only for its key, address, domain and grant")
    void item138_whatAStoredAuthSigIsUsedFor() {
        assertThat(askedBesideStored(request().domain("localhost"), Fixture.WALLET_KEY, true))
                .isZero();
        assertThat(askedBesideStored(request(), Fixture.WALLET_KEY, true)).isZero();
        assertThat(askedBesideStored(request().domain("example.com"), Fixture.WALLET_KEY, true))
                .as("another domain")
                .isOne();
        assertThat(askedBesideStored(request().request(Fixture.ANY_DECRYPTION), Fixture.WALLET_KEY, true))
                .as("another grant")
                .isOne();
        assertThat(askedBesideStored(request(), "0x" + "22".repeat(32), true))
                .as("another address")
                .isOne();
        assertThat(askedBesideStored(request(), Fixture.WALLET_KEY, false))
                .as("another session key")
                .isOne();
    }

    /** Stores what the wallet signed for localhost, and counts how often a key's signer is asked then. */
    private static int askedBesideStored(SessionSigsRequest.Builder request, String walletKey, boolean sameSession) {
        AuthSig stored = Fixture.delegation(
                sign(Fixture.wallet(), nodes(OptionalInt.empty(), 1), request().domain("localhost")));
        AuthSigner wallet = WalletSigners.privateKey(walletKey);
        Principal principal = wallet.principal().orElseThrow();
        List<String> asked = new ArrayList<>();
        try (SessionKeyStore store = new MemorySessionKeyStore(Fixture.CLOCK, 10);
                LitSessions sessions = Fixture.sessions(Dialects.V8, AuthSigner.of(principal, ask -> {
                            asked.add(ask.uri());
                            return wallet.sign(ask);
                        }))
                        .nodes(random -> nodes(OptionalInt.empty(), 1))
                        .store(store)
                        .build()) {
            StoredSession record = StoredSession.empty(
                            new SessionKeyId("custom", "default", principal.toString(), "default"))
                    .withAuthSig(stored, Optional.of(END.instant()));
            store.save(sameSession ? record.withSessionKey(Fixture.sessionKey()) : record);
            sessions.sessionSigs(request.build());
        }
        return asked.size();
    }

    @Test
    void item139_aKeyAndItsAuthSigBelongTogether() {
        AuthSig authSig = Fixture.delegation(sign(Fixture.wallet(), nodes(OptionalInt.empty(), 1), request()));
        AuthSigner given = AuthSigner.of(ask -> authSig);
        try (LitSessions both = Fixture.sessions(Dialects.V8, given).build();
                LitSessions keyAlone = LitSessions.builder()
                        .dialect(Dialects.V8)
                        .clock(Fixture.CLOCK)
                        .nodes(random -> nodes(OptionalInt.empty(), 1))
                        .build()) {
            assertThat(both.sessionSigs(
                                    request().sessionKey(Fixture.sessionKey()).build())
                            .byNode())
                    .isNotEmpty();
            Refused.with(
                    ErrorCode.DELEGATION_SESSION_KEY_MISMATCH,
                    () -> both.sessionSigs(request().label("new").build()));
            Refused.with(
                    ErrorCode.SIGNER_MISSING,
                    () -> keyAlone.sessionSigs(
                            request().sessionKey(Fixture.sessionKey()).build()));
        }
    }

    @Test
    void item140_everyCapabilityEnds() {
        AuthSig endless = Fixture.sign(SiweMessage.builder("localhost", Fixture.BLOCK_HASH)
                .address(Fixture.WALLET)
                .uri("lit:capability:delegation")
                .issuedAt(Timestamp.of(Fixture.NOW))
                .build());
        Callback unasked = Callback.helper();
        Refused.with(
                ErrorCode.TIME_INVALID,
                () -> sign(
                        unasked.signer(),
                        nodes(OptionalInt.empty(), 1),
                        request().capabilityAuthSig(endless)));
        assertThat(unasked.calls).isEmpty();
    }
}
