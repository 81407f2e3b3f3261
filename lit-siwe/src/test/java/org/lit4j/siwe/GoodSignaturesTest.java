package org.lit4j.siwe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.auth.DelegationTerms;
import org.lit4j.core.encoding.Hex;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.crypto.bls.Bls;

/** A good signature is computed once; all else about an AuthSig is judged at every use. */
class GoodSignaturesTest {
    private final AtomicInteger computed = new AtomicInteger();

    private final SiweDelegationCodec codec = SiweDelegationCodec.under(
            new NetworkAuthSig(counting(Bls.get()), Hex.decode(NetworkAuthSigTest.NETWORK_KEY, "key")));

    private Bls counting(Bls bls) {
        return (Bls) Proxy.newProxyInstance(
                Bls.class.getClassLoader(), new Class<?>[] {Bls.class}, (self, method, in) -> {
                    if (method.getName().equals("verify")) {
                        computed.incrementAndGet();
                    }
                    try {
                        return method.invoke(bls, in);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Test
    void isComputedOnceAndTermsAreJudgedAgain() {
        AuthSig good = NetworkAuthSigTest.good();
        DelegationTerms terms = NetworkAuthSigTest.terms(NetworkAuthSigTest.NOW);
        codec.check(good, terms);
        codec.check(AuthSig.parse(good.toJson()), terms);
        assertThat(computed).hasValue(1);

        Instant end = Instant.parse("2025-01-02T00:00:00Z");
        Refusal.expect(ErrorCode.DELEGATION_EXPIRED, () -> codec.check(good, NetworkAuthSigTest.terms(end)));
        Refusal.expect(
                ErrorCode.DELEGATION_SESSION_KEY_MISMATCH,
                () -> codec.check(
                        good,
                        new DelegationTerms(
                                "lit:session:00",
                                Optional.empty(),
                                terms.requests(),
                                NetworkAuthSigTest.NOW,
                                Duration.ZERO)));
        assertThat(computed).hasValue(1);
    }

    @Test
    void whatIsNotGoodIsNeverRemembered() {
        DelegationTerms terms = NetworkAuthSigTest.terms(NetworkAuthSigTest.NOW);
        AuthSig good = NetworkAuthSigTest.good();
        codec.check(good, terms);
        AuthSig changed = NetworkAuthSigTest.authSig(
                good.sig(), NetworkAuthSigTest.MESSAGE.replace("-02T", "-03T"), NetworkAuthSigTest.PKP);
        for (int i = 0; i < 2; i++) {
            Refusal.expect(ErrorCode.DELEGATION_SIGNATURE_INVALID, () -> codec.check(changed, terms));
        }
        assertThat(computed).hasValue(3);
    }

    @Test
    void everyMemberCounts() {
        GoodSignatures signatures = new GoodSignatures(100);
        AuthSig first = AuthSig.of("a", "b", "cd", "e");
        for (AuthSig one : new AuthSig[] {
            first,
            AuthSig.of("a", "b", "c", "de"),
            AuthSig.of("", "ab", "cd", "e"),
            first.withAlgo(""),
            first.withAlgo("x"),
            first
        }) {
            signatures.once(one, computed::incrementAndGet);
        }
        assertThat(computed).hasValue(5);
    }

    @Test
    void theOneNotUsedForLongestGoes() {
        GoodSignatures signatures = new GoodSignatures(2);
        for (String sig : new String[] {"1", "2", "1", "3", "1", "2"}) {
            signatures.once(AuthSig.of(sig, "", "", ""), computed::incrementAndGet);
        }
        assertThat(computed).hasValue(4);
        assertThatThrownBy(() -> signatures.once(AuthSig.of("4", "", "", ""), () -> {
                    throw new IllegalStateException("bad");
                }))
                .hasMessage("bad");
        signatures.once(AuthSig.of("4", "", "", ""), computed::incrementAndGet);
        assertThat(computed).hasValue(5);
        GoodSignatures none = new GoodSignatures(0);
        none.once(AuthSig.of("1", "", "", ""), computed::incrementAndGet);
        none.once(AuthSig.of("1", "", "", ""), computed::incrementAndGet);
        assertThat(computed).hasValue(7);
    }
}
