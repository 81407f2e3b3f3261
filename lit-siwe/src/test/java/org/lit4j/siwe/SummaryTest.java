package org.lit4j.siwe;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.lit4j.core.LitSessions;
import org.lit4j.core.NodePricing;
import org.lit4j.core.NodeSet;
import org.lit4j.core.SessionSigs;
import org.lit4j.core.SessionSigsRequest;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.capability.LitAbility;
import org.lit4j.core.capability.LitResource;
import org.lit4j.core.dialect.Dialects;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.session.SessionKeyPair;

class SummaryTest {
    private static final String PUBLIC_KEY = "ea4a6c63e29c520abef5507b132ec5f9954776aebebe7b92421eea691446d22c";
    private static final List<String> NODES = List.of("https://127.0.0.1:7470", "https://127.0.0.1:7471");

    private static SessionSigs sigs() {
        NodePricing pricing = new NodePricing(
                Map.of(
                        NODES.get(0), List.of(BigInteger.ONE, BigInteger.ONE, BigInteger.ONE, BigInteger.ONE),
                        NODES.get(1), List.of(BigInteger.TWO, BigInteger.TWO, BigInteger.TWO, BigInteger.TWO)),
                OptionalInt.empty());
        try (SessionKeyPair key = SessionKeyPair.parse(
                        "{\"publicKey\":\"" + PUBLIC_KEY + "\",\"secretKey\":\"" + "07".repeat(32) + "\"}");
                LitSessions sessions = LitSessions.builder()
                        .dialect(Dialects.V8)
                        .clock(TestWallet.CLOCK)
                        .nodes(random -> new NodeSet(NODES, Optional.of(TestWallet.NONCE), pricing))
                        .signer(TestWallet.signer())
                        .build()) {
            return sessions.sessionSigs(SessionSigsRequest.builder()
                    .request(LitResource.pkp("1"), LitAbility.PKP_SIGNING)
                    .domain("localhost")
                    .maxPrice(BigInteger.valueOf(23))
                    .sessionKey(key)
                    .build());
        }
    }

    @Test
    void saysWhoWhatAndUntilWhen() {
        Clock later = Clock.offset(TestWallet.CLOCK, Duration.ofSeconds(61));
        String id = "0".repeat(63) + "1";

        assertThat(Summary.of(sigs(), later).split("\n"))
                .containsExactly(
                        "Session signatures for 2 nodes",
                        "- https://127.0.0.1:7470",
                        "  pays up to    0xb wei",
                        "  session key   " + PUBLIC_KEY,
                        "  made for      https://127.0.0.1:7470",
                        "  issued        2023-11-14T22:13:20.000Z (1 minute ago)",
                        "  expires       2023-11-14T22:28:20.000Z (in 13 minutes)",
                        "  requests      lit-pkp://" + id + "#pkp-signing",
                        "  delegated by",
                        "    address       " + TestWallet.ADDRESS,
                        "    signed by     web3.eth.personal.sign",
                        "    asked by      localhost, chain 1",
                        "    for           lit:session:" + PUBLIC_KEY,
                        "    issued        2023-11-14T22:13:20.000Z (1 minute ago)",
                        "    expires       2023-11-14T22:28:20.000Z (in 13 minutes)",
                        "    grants        Threshold/Signing on lit-pkp://" + id,
                        "- https://127.0.0.1:7471",
                        "  pays up to    0xc wei",
                        "  the same as above");
    }

    @Test
    void holdsNoSignature() {
        SessionSigs sigs = sigs();
        List<String> signatures = new ArrayList<>();
        sigs.byNode().values().forEach(sig -> {
            signatures.add(sig.sig());
            assertThat(Summary.of(sig, TestWallet.CLOCK)).doesNotContain(sig.sig());
        });
        AuthSig bls = AuthSig.of("{\"ProofOfPossession\":\"" + "ab".repeat(96) + "\"}", "lit.bls", "Hello", "0x1");

        assertThat(signatures).hasSize(2);
        assertThat(Summary.of(sigs, TestWallet.CLOCK))
                .doesNotContain(signatures)
                .doesNotContainPattern("[0-9a-f]{130}");
        assertThat(Summary.of(bls, TestWallet.CLOCK)).doesNotContain("ProofOfPossession", "abab");
    }

    @Test
    void aNameCannotPretendToBeAnotherLine() {
        AuthSig odd =
                AuthSig.of("0x00", "web3\n  grants        everything\u2028\u202e", "Hello", "0x1\r\u001b[2K\ud800");

        assertThat(Summary.of(odd, TestWallet.CLOCK).split("\n"))
                .hasSize(3)
                .startsWith(
                        "address       0x1\\u000d\\u001b[2K\\ud800",
                        "signed by     web3\\u000a  grants        everything\\u2028\\u202e");
    }

    @Test
    void refusesADocumentThatNoSessionKeySigns() {
        AuthSig odd = AuthSig.of("00", "litSessionSignViaNacl", "{}", PUBLIC_KEY);

        Refusal.expect(ErrorCode.SESSION_SIGS_INVALID, () -> Summary.of(odd, TestWallet.CLOCK));
        Refusal.expect(
                ErrorCode.SESSION_SIGS_INVALID,
                () -> Summary.of(new SessionSigs(Map.of("https://127.0.0.1:7470", odd)), TestWallet.CLOCK));
    }
}
