package org.lit4j.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.error.LitException;

class BatchAndCacheTest {
    private static Verdict at(String time, DelegationCache cache, AuthSig sig) {
        return SessionSigVerifier.builder(Generation.NAGA, Clock.fixed(Instant.parse(time), ZoneOffset.UTC))
                .cache(cache)
                .build()
                .verify(sig, World.PKP);
    }

    @Test
    void judgesManyInTheirOrderAndComputesTheirDelegationOnce() {
        DelegationCache cache = new DelegationCache(10);
        SessionSigVerifier verifier =
                World.verifier(RuleSet.HARDENED).cache(cache).build();
        List<SessionSigVerifier.Item> items = IntStream.range(0, 20)
                .mapToObj(i -> new SessionSigVerifier.Item(
                        World.doc()
                                .with(doc -> doc.nodeAddress = "http://127.0.0.1:747" + i % 10)
                                .signed(),
                        World.PKP))
                .toList();
        List<Verdict> verdicts = verifier.verifyAll(items);
        assertThat(verdicts.stream().map(Verdict::accepted))
                .containsExactlyElementsOf(
                        IntStream.range(0, 20).mapToObj(i -> i % 10 == 0).toList());
        assertThat(cache.misses()).isEqualTo(1);
        assertThat(cache.hits()).isEqualTo(1);
        assertThat(World.verifier(RuleSet.HARDENED).build().verifyAll(items))
                .extracting(Verdict::toString)
                .containsExactlyElementsOf(
                        verdicts.stream().map(Verdict::toString).toList());
    }

    @Test
    void aCachedDelegationExpiresAllTheSame() {
        DelegationCache cache = new DelegationCache(10);
        AuthSig short1 = World.siwe()
                .with(siwe -> siwe.expiration = "2030-01-01T12:01:00Z")
                .signed();
        AuthSig sig = World.doc().capabilities(short1).signed();
        assertThat(at("2030-01-01T12:00:00Z", cache, sig).accepted()).isTrue();
        assertThat(cache.size()).isEqualTo(1);
        Verdict late = at("2030-01-01T12:01:01Z", cache, sig);
        assertThat(late.capabilities().get(0).refusedBy().orElseThrow().rule()).isEqualTo(Rule.C3B);
    }

    @Test
    void aCachedDelegationIsGoodForNoOtherKeyTextOrSignature() {
        DelegationCache cache = new DelegationCache(10);
        AuthSig good = World.capability();
        assertThat(at("2030-01-01T12:00:00Z", cache, World.doc().signed()).accepted())
                .isTrue();
        AuthSig other = AuthSig.of(
                good.sig(),
                good.derivedVia(),
                good.signedMessage().replace("JIsknRumpxsM9pqmc", "JIsknRumpxsM9pqmd"),
                good.address());
        assertThat(at(
                                "2030-01-01T12:00:00Z",
                                cache,
                                World.doc().capabilities(other).signed())
                        .accepted())
                .isFalse();
        AuthSig document = World.outer(
                World.sessionKey("another"),
                World.doc()
                        .with(doc ->
                                doc.sessionKey = World.sessionKey("another").publicKey())
                        .text());
        Verdict verdict = at("2030-01-01T12:00:00Z", cache, document);
        assertThat(verdict.capabilities().get(0).refusedBy().orElseThrow().rule())
                .isEqualTo(Rule.C3C);
    }

    @Test
    void keepsNoMoreThanItsCapacityAndNothingThatIsWrong() {
        DelegationCache cache = new DelegationCache(3);
        for (int i = 0; i < 10; i++) {
            String nonce = "nonce number " + i;
            AuthSig capability = World.siwe().with(siwe -> siwe.nonce = nonce).signed();
            assertThat(at(
                                    "2030-01-01T12:00:00Z",
                                    cache,
                                    World.doc().capabilities(capability).signed())
                            .accepted())
                    .isTrue();
        }
        assertThat(cache.size()).isEqualTo(3);
        cache.clear();
        AuthSig wrong = AuthSig.of(
                World.capability().sig(),
                "x",
                World.siwe().with(siwe -> siwe.nonce = "something else").text(),
                World.WALLET.address());
        at("2030-01-01T12:00:00Z", cache, World.doc().capabilities(wrong).signed());
        assertThat(cache.size()).isZero();
        assertThatThrownBy(() -> new DelegationCache(0)).isInstanceOf(LitException.class);
    }
}
